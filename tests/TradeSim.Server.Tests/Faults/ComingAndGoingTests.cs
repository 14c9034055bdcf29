using Microsoft.Extensions.DependencyInjection;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Hubs;
using TradeSim.Server.Seats;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Faults;

/// <summary>The races of a page that is loaded anew: one connection comes in while the other goes.</summary>
public sealed class ComingAndGoingTests : IAsyncLifetime
{
    private TestServer? server;
    private FaultyJournal? journal;

    private TestServer Server => server!;

    private RoomFeeds Feeds => Server.Services.GetRequiredService<RoomFeeds>();

    public async ValueTask InitializeAsync() =>
        server = await TestServer.Start(real => journal = new FaultyJournal(real));

    [Fact]
    public async Task Who_comes_in_while_the_last_listener_goes_hears_what_follows()
    {
        await using var pair = await Pair.Begin(Server, "TESTED");
        await using var again = await RawPlayer.Open(Server.Url, pair.A.Ticket.Token);
        // The room lost its memory and is slow to read its journal again, so that coming in takes a while.
        var hold = journal!.HoldReads("TESTED/delegation/us");
        journal.FailNext("/delegation/us", Fault.AfterWriting);
        var said = pair.A.Say(new DelegationCommand.Confer("Before."));
        await hold.Reached;
        var entering = again.Invoke("Join", "{}");
        await again.Hears(pair.A.Table.Number);
        await pair.A.Drop();
        await Server.Departures.Next();
        hold.LetGo();
        await entering;
        await again.Invoke("Submit", "\"delegation/us\"", "\"x\"", """{"type":"confer","words":"After."}""");
        await again.Hears(pair.A.Delegation.Number + 2, "delegation/us");
        await Assert.ThrowsAnyAsync<Exception>(() => said);
    }

    [Fact]
    public async Task Who_goes_while_coming_in_leaves_nothing_behind()
    {
        var ticket = new SeatTicket("NXSESS", "NXSESS", "us", "head-a",
            Server.Services.GetRequiredService<SeatTokens>().Sign(new("NXSESS", "us", "head-a")));
        var (table, inside) = (journal!.HoldReads("NXSESS/table"), journal.HoldReads("NXSESS/delegation/us"));
        var raw = await RawPlayer.Open(Server.Url, ticket.Token);
        await raw.Send("""{"type":1,"invocationId":"1","target":"Join","arguments":[{}]}""");
        await table.Reached;
        await raw.DisposeAsync();
        await Server.Departures.Next();
        table.LetGo();
        await inside.Reached;
        Assert.Equal(1, Feeds.Count);
        inside.LetGo();
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while (Feeds.Count > 0)
        {
            Assert.False(patience.IsCancellationRequested, "A feed stayed that nobody hears.");
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
