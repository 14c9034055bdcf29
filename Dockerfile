# The program and its pages, in an image without a shell.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/TradeSim.Server --configuration Release --output /app \
  && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .
# A volume takes the owner of what it covers, and this image cannot change one.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV Storage=sqlite:/data/tradesim.db
VOLUME /data
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["dotnet", "TradeSim.Server.dll", "--check", "http://127.0.0.1:8080/health"]
ENTRYPOINT ["dotnet", "TradeSim.Server.dll"]
