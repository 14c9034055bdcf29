using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace TradeSim.Server.Tests.Stage;

/// <summary>An OpenTelemetry collector on loopback that takes everything it is sent and keeps every byte of it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    // An empty message: not compressed, and of no length.
    private static readonly byte[] Thanks = new byte[5];

    private readonly ConcurrentQueue<string> received = new();
    private readonly WebApplication app;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, at => at.Protocols = HttpProtocols.Http2));
        app = builder.Build();
        app.Run(Keep);
    }

    public string Url => app.Urls.First();

    /// <summary>Everything that was sent by now, as text.</summary>
    public string Text => string.Join('\n', received);

    public static async Task<Collector> Start()
    {
        var collector = new Collector();
        await collector.app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>Lets a server send what it still keeps.</summary>
    public static void Flush(TestServer server)
    {
        Assert.True(server.Services.GetRequiredService<TracerProvider>().ForceFlush(), "Traces were not sent.");
        Assert.True(server.Services.GetRequiredService<MeterProvider>().ForceFlush(), "Measures were not sent.");
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Keep(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        received.Enqueue($"{context.Request.Path} {Encoding.UTF8.GetString(body.ToArray())}");
        context.Response.ContentType = "application/grpc";
        context.Response.AppendTrailer("grpc-status", "0");
        await context.Response.Body.WriteAsync(Thanks);
    }
}
