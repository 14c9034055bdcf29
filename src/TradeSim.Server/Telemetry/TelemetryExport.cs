using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace TradeSim.Server.Telemetry;

/// <summary>Sends measures and traces to a collector; without its address to nobody.</summary>
internal static class TelemetryExport
{
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

    public static void AddTelemetry(this IServiceCollection services, Uri? endpoint)
    {
        services.AddSingleton<Measures>();
        if (endpoint is null) return;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Measures.Name))
            .WithMetrics(metrics => metrics.AddMeter(Measures.Name).AddAspNetCoreInstrumentation()
                .AddOtlpExporter(to => to.Endpoint = endpoint))
            // Before the exporter, or it would send what the other takes off.
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddProcessor<KeptTags>()
                .AddOtlpExporter(to => to.Endpoint = endpoint));
    }
}
