namespace TradeSim.Server.Doors;

/// <summary>Lets no page of another site connect to a hub: browsers ask nobody before they open a WebSocket.</summary>
internal static class HubGate
{
    public static void UseHubGate(this WebApplication app, DoorSettings doors, params PathString[] hubs) =>
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (!hubs.Any(hub => request.Path.StartsWithSegments(hub)) || IsWelcome(request, doors)) return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });

    /// <summary>A program that is no browser names no origin, and could name any.</summary>
    private static bool IsWelcome(HttpRequest request, DoorSettings doors)
    {
        var named = request.Headers.Origin;
        if (named.Count == 0) return true;
        if (!Uri.TryCreate(named.ToString(), UriKind.Absolute, out var origin)) return false;
        // A proxy may have taken the encryption off, so the scheme may differ; the port that stands in neither is the same.
        return string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || doors.Origins.Contains(origin.GetLeftPart(UriPartial.Authority), StringComparer.OrdinalIgnoreCase);
    }
}
