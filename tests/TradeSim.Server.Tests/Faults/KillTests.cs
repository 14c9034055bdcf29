using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;
using TableEntry = TradeSim.Rooms.Entry<TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Server.Tests.Faults;

/// <summary>The server's process is killed in the middle of play, and play goes on where it was.</summary>
public sealed class KillTests
{
    private const int Moves = 16;

    [Fact]
    public async Task Every_acknowledged_move_is_there_exactly_once_and_the_tickets_still_work()
    {
        await using var server = new ServerProcess();
        await server.Start();
        await using var a = await server.Open(new(GenevaTalks.Id, "us", "Ann", null, null, Reach.Talks, [], [], [], Consent.Head, false, false));
        await using var b = await server.Join(new(a.Ticket.Code, "Ben", null, null));
        using var acknowledged = new CountdownEvent(Moves);
        var playing = Task.WhenAll(Play(a, acknowledged), Play(b, acknowledged));
        await Task.Run(() => acknowledged.Wait(TestServer.Patience), TestContext.Current.CancellationToken);
        await server.Kill();
        await server.Start();
        var told = (await playing).SelectMany(t => t).ToList();
        var last = await a.SayUntilAnswered(new TableCommand.MakeOffer(GenevaTalks.Scenario.History.Outcome, "The last word."));
        await a.Hears(last.Number!.Value);
        var offer = a.Table.Room.LastOfferOf(a.Party)!.Number;
        var number = (await b.SayUntilAnswered(new TableCommand.AcceptOffer(offer))).Number!.Value;
        await a.Hears(number);
        await b.Hears(number);
        Assert.IsType<TalksOutcome.Agreed>(a.Table.Room.Outcome);
        Assert.Equal(a.Table.Room.Lines, b.Table.Room.Lines);
        Assert.Equal(Enumerable.Range(1, number), a.TableNumbers.Order().Distinct());
        var file = await server.Replay(b.Ticket.Token);
        Assert.Null(Verification.FirstDifference(file));
        Assert.Equal(2 * Moves, told.Count);
        Assert.All(told, t => Assert.Equal(t.Words, WordsOf(Assert.Single(file.Table, e => WordsOf(e) == t.Words))));
        Assert.All(told, t => Assert.Equal(t.Words, WordsOf(file.Table[t.Number - 1])));
    }

    [Fact]
    public async Task A_negotiator_goes_on_after_the_server_was_killed_in_the_middle_of_its_turn()
    {
        await using var server = new ServerProcess();
        await server.Start();
        await using var a = await server.Open(new(GenevaTalks.Id, "us", "Ann", "envoy", null, Reach.Talks, [], [], [], Consent.Head, false, false));
        for (var round = 1; round <= 3; round++)
        {
            var asked = (await a.SayUntilAnswered(
                new TableCommand.MakeOffer(GenevaTalks.Permitted[round], $"Round {round}."))).Number;
            if (asked is null) break;
            // It has just been nudged, and is reading, deciding or writing.
            await server.Kill();
            await server.Start();
            await a.Reconnect();
            await a.Hears(t => t.Outcome is not null || a.Table.Number > asked, "the negotiator's answer");
            if (a.Table.Room.Outcome is not null) break;
        }

        if (a.Table.Room.Outcome is null) await a.SayUntilAnswered(new TableCommand.LeaveTalks("Enough."));
        var file = await server.Replay(a.Ticket.Token);
        Assert.Null(Verification.FirstDifference(file));
        Assert.Contains(file.Table, e => e.By.Party == "china");
        Assert.All(file.Table.Where(e => e.By.Party == "china"), e => Assert.Equal($"china-{e.Number - 1}", e.CommandId));
        Assert.Equal(Enumerable.Range(1, a.Table.Number), a.TableNumbers.Distinct());
    }

    private static async Task<List<(int Number, string Words)>> Play(Player player, CountdownEvent acknowledged)
    {
        var told = new List<(int, string)>();
        for (var i = 1; i <= Moves; i++)
        {
            var words = $"{player.Party} says {i}.";
            TableCommand command = i % 8 == 0
                ? new TableCommand.MakeOffer(GenevaTalks.Permitted[i / 8], words)
                : new TableCommand.SayWords(words);
            var answer = await player.SayUntilAnswered(command);
            Assert.Null(answer.Because);
            told.Add((answer.Number!.Value, words));
            if (!acknowledged.IsSet) acknowledged.Signal();
        }

        return told;
    }

    private static string? WordsOf(TableEntry entry) => entry.Command switch
    {
        TableCommand.SayWords c => c.Words,
        TableCommand.MakeOffer c => c.Words,
        _ => null,
    };
}
