using Microsoft.AspNetCore.SignalR;
using Xunit;

namespace TradeSim.Server.Tests.Stage;

/// <summary>Counts the connections that the hub has taken leave of, so that a test can wait for it.</summary>
internal sealed class Departures : IHubFilter
{
    private readonly SemaphoreSlim gone = new(0);

    /// <summary>Waits until one more connection is gone and everything its leaving does is done.</summary>
    public async Task Next() =>
        Assert.True(await gone.WaitAsync(TestServer.Patience, TestContext.Current.CancellationToken), "Nobody left.");

    public async Task OnDisconnectedAsync(
        HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        await next(context, exception);
        gone.Release();
    }
}
