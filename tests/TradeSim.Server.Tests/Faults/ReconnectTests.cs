using TradeSim.Delegations;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Faults;

public sealed class ReconnectTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Who_lost_the_connection_hears_what_was_missed_once_and_ends_in_the_same_room()
    {
        await using var pair = await Pair.Begin(shared.Server, shared.NewCode());
        await pair.A.Move(new TableCommand.SayWords("Before."));
        await pair.A.Drop();
        for (var i = 1; i <= 5; i++) await pair.B.Move(new TableCommand.SayWords($"Unheard {i}."));
        await pair.A.Reconnect();
        await pair.A.Hears(pair.B.Table.Number);
        await pair.A.Move(new TableCommand.SayWords("After."));
        await pair.B.Hears(pair.A.Table.Number);
        Assert.Equal(pair.B.Table.Room.Lines, pair.A.Table.Room.Lines);
        Assert.Equal(Enumerable.Range(1, pair.A.Table.Number), pair.A.TableNumbers);
    }

    [Fact]
    public async Task A_page_that_is_loaded_anew_while_the_other_side_talks_misses_nothing()
    {
        await using var pair = await Pair.Begin(shared.Server, shared.NewCode());
        // Alone in its delegation, A leaves that room's feed and enters it again at every turn.
        for (var i = 1; i <= 25; i++)
        {
            var said = pair.B.Move(new TableCommand.SayWords($"Meanwhile {i}."));
            await Task.WhenAll(said, pair.A.Reconnect());
            await pair.A.Say(new DelegationCommand.Confer($"Inside {i}."));
        }

        await pair.A.HearsInside(d => d.Talk.Count == 25, "all that was said inside");
        await pair.A.Hears(pair.B.Table.Number);
        Assert.Equal(Enumerable.Range(1, pair.A.Table.Number), pair.A.TableNumbers);
    }

    [Fact]
    public async Task The_same_command_id_said_twice_or_at_once_counts_once()
    {
        await using var pair = await Pair.Begin(shared.Server, shared.NewCode());
        var offer = new TableCommand.MakeOffer(TestScenario.Middle, "Once.");
        var first = await pair.A.Say(offer, "same");
        await using var again = await Player.Connect(shared.Server.Url, pair.A.Ticket);
        var repeated = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(i => (i % 2 == 0 ? pair.A : again).Say(offer, "same")));
        Assert.All(repeated, answer => Assert.Equal(first, answer));
        // Ids are a seat's own: the other side's "same" is another command.
        Assert.NotEqual(first.Number, (await pair.B.Say(new TableCommand.SayWords("Mine."), "same")).Number);
        await pair.B.Move(new TableCommand.SayWords("End."));
        Assert.Single(pair.B.Table.Room.Offers);
    }
}
