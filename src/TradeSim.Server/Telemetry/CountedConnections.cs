using Microsoft.AspNetCore.SignalR;

namespace TradeSim.Server.Telemetry;

/// <summary>Counts who is connected to a hub now.</summary>
internal sealed class CountedConnections(Measures measures) : IHubFilter
{
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        await next(context);
        // Not before: nobody takes leave of who could not come in.
        measures.ConnectionOpened();
    }

    public async Task OnDisconnectedAsync(
        HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        measures.ConnectionClosed();
        await next(context, exception);
    }
}
