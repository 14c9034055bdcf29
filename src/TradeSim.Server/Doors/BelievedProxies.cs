using Microsoft.AspNetCore.HttpOverrides;

namespace TradeSim.Server.Doors;

/// <summary>Proxies that are believed when they say for whom they ask; all others are who they connect as.</summary>
internal static class BelievedProxies
{
    public static void UseBelievedProxies(this WebApplication app, DoorSettings doors)
    {
        // An empty list would mean that everybody is believed.
        if (doors.Proxies.IsEmpty) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in doors.Proxies) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
