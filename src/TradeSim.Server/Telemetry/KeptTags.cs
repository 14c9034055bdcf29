using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace TradeSim.Server.Telemetry;

/// <summary>Takes off a trace what could name anybody: addresses hold codes, and tickets of seats.</summary>
internal sealed class KeptTags : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        "http.request.method", "http.response.status_code", "http.route", "error.type");

    public override void OnEnd(Activity data)
    {
        foreach (var (tag, _) in data.TagObjects.ToArray())
            if (!Kept.Contains(tag))
                data.SetTag(tag, null);
    }
}
