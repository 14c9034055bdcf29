using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace TradeSim.Server.Telemetry;

/// <summary>
/// Sends measures and traces to a collector, without its address to nobody; keeps measures for who asks with the key.
/// </summary>
internal static class TelemetryExport
{
    private const string Orleans = "Microsoft.Orleans";

    /// <summary>From <c>Telemetry=ENDPOINT</c>; null for none.</summary>
    /// <exception cref="InvalidOperationException">The setting cannot be used.</exception>
    public static Uri? Endpoint(IConfiguration configuration)
    {
        var text = configuration["Telemetry"];
        if (string.IsNullOrEmpty(text)) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint)
            && endpoint.Scheme is ("http" or "https")
            ? endpoint
            : throw new InvalidOperationException("Telemetry is no http or https address.");
    }

    /// <param name="isScraped">True where somebody may come and read the measures.</param>
    public static void AddTelemetry(this IServiceCollection services, Uri? endpoint, bool isScraped)
    {
        services.AddSingleton<Measures>();
        if (endpoint is null && !isScraped) return;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Measures.Name))
            .WithMetrics(metrics => metrics.AddMeter(Measures.Name).AddMeter(Orleans).AddAspNetCoreInstrumentation());
        if (isScraped) telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter());
        if (endpoint is null) return;
        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter(to => to.Endpoint = endpoint))
            // Before the exporter, or it would send what the other takes off.
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddProcessor<KeptTags>()
                .AddOtlpExporter(to => to.Endpoint = endpoint));
    }
}
