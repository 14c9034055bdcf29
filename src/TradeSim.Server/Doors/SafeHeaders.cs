namespace TradeSim.Server.Doors;

/// <summary>What every answer tells a browser never to do with it.</summary>
internal static class SafeHeaders
{
    // Components of Radzen place themselves by style attributes; style elements are still the server's own files alone.
    private const string Policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        + "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; connect-src 'self'";

    private const string Permissions = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    public static void UseSafeHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // At the start of the answer, so that a page about an error has them too.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy + Sockets(context.Request.Host);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = Permissions;
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Not every browser takes a site's own WebSockets for the site itself.</summary>
    private static string Sockets(HostString host) =>
        // What is no host's name could be a directive.
        Uri.CheckHostName(host.Host) is UriHostNameType.Unknown ? "" : $" ws://{host.Value} wss://{host.Value}";
}
