using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Play;

public sealed class AftermathTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task A_call_home_is_answered_inside_and_the_other_side_sees_only_that_they_stepped_out()
    {
        await using var pair = await Pair.Begin(Server, LivedScenario.Setup(shared.NewCode()));
        var far = TestScenario.Middle.With(0, 2);
        Assert.Equal("red-line", (await pair.A.Say(new TableCommand.MakeOffer(far, "All."))).Code);
        var before = pair.B.Table.Room.Clock!.Time.Minute;
        Assert.Null((await pair.A.Say(new DelegationCommand.CallCapital(
            new(LivedScenario.Forbidden, null, "May we?")))).Because);
        await pair.A.HearsInside(d => d.Calls is [{ Answer.Says: CapitalSays.Yes }], "the answer");
        Assert.Equal("Since you ask.", pair.A.Delegation.Room.Calls[0].Answer!.Because);
        await pair.A.Move(new TableCommand.MakeOffer(far, "All."));
        await pair.B.Hears(t => t.Offers.Count == 1, "the offer");
        var noted = Assert.Single(pair.B.Table.Room.Lines.OfType<TalkLine.Noted>());
        Assert.IsType<TableEvent.SteppedOut>(noted.What);
        Assert.Equal(before + 60, pair.B.Table.Room.Clock!.Time.Minute);
        Assert.Empty(pair.B.Delegation.Room.Calls);
    }

    [Fact]
    public async Task A_deal_is_ratified_lived_for_its_weeks_and_replays_to_itself()
    {
        await using var pair = await Ratified(LivedScenario.Setup(shared.NewCode()));
        Assert.Equal(2, pair.A.Table.Room.Accord!.Commitments.Length);
        Assert.Single(pair.A.Delegation.Room.Ballots);
        await pair.A.Move(new TableCommand.PullLever("curb"));
        await Week(pair, 1, Conduct.Fulfil, Conduct.Breach);
        await pair.A.Move(new TableCommand.AllegeBreach(2, "Nothing came."));
        Assert.Equal(Basis.Supported, pair.A.Table.Room.Accord.Allegations[0].Basis);
        await pair.A.Move(new TableCommand.SuspendCommitment(1, 1));
        await Week(pair, 2, Conduct.Fulfil, Conduct.Fulfil);
        await pair.A.Hears(t => t.Phase == TablePhase.Over, "the end");
        Assert.True(pair.A.Table.Room.Standing.TrustIn("china") < Standing.Fresh);
        using var response = await Server.Replay(pair.A.Ticket.Token);
        var file = ReplayFile.Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Null(Verification.FirstDifference(file));
        Assert.Equal(4, file.Session.Count(e => e.Command is Sessions.SessionCommand.LayMeasures));
    }

    [Fact]
    public async Task Who_seals_nothing_goes_on_as_before_when_the_time_of_the_week_is_up()
    {
        await using var server = await TestServer.Start();
        await using var pair = await Ratified(
            LivedScenario.Setup("WEEKAB", new ClockSetting(ClockMode.Wall, 600)), server);
        await pair.B.Say(Sealed(pair.B, 1, Conduct.SlowWalk));
        server.Clock.Advance(TimeSpan.FromSeconds(601));
        await pair.A.Hears(t => t.Accord is { Week: 2 }, "the second week");
        server.Clock.Advance(TimeSpan.FromSeconds(601));
        await pair.A.Hears(t => t.Phase == TablePhase.Over, "the end");
        Assert.All(pair.A.Table.Room.Accord!.Published.Where(p => p.Commitment == 2), p => Assert.InRange(p.Percent, 30, 50));
        Assert.All(pair.A.Table.Room.Accord.Published.Where(p => p.Commitment == 1), p => Assert.Equal(100, p.Percent));
    }

    [Fact]
    public async Task A_campaign_opens_its_second_round_from_what_the_first_left()
    {
        await using var pair = await Ratified(LivedScenario.Campaign(shared.NewCode()));
        await Week(pair, 1, Conduct.Fulfil, Conduct.Fulfil);
        await Week(pair, 2, Conduct.Fulfil, Conduct.Fulfil);
        await pair.B.Hears(t => t.Earlier.Count == 1 && t.Phase == TablePhase.Talking, "the second round");
        await pair.A.HearsInside(d => d.Week is null, "the second brief");
        Assert.Equal("Second talks", pair.B.Table.Room.Agenda!.Title);
        Assert.Equal(1, pair.B.Table.Room.Agenda.Issues[0].StatusQuo);
        Assert.Equal(40, pair.A.Delegation.Room.Brief!.Reservation);
        await pair.A.Move(new TableCommand.LeaveTalks("Enough."));
        await pair.B.Hears(t => t.Accord is not null, "the weeks after");
        await Week(pair, 1, Conduct.Fulfil, Conduct.Fulfil);
        await Week(pair, 2, Conduct.Fulfil, Conduct.Fulfil);
        await pair.A.Hears(t => t.Phase == TablePhase.Over, "the end");
        using var response = await Server.Replay(pair.B.Ticket.Token);
        var file = ReplayFile.Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Null(Verification.FirstDifference(file));
    }

    private async Task<Pair> Ratified(Sessions.SessionSetup setup, TestServer? server = null)
    {
        var pair = await Pair.Begin(server ?? Server, setup);
        await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        await pair.B.Hears(t => t.Offers.Count == 1, "the offer");
        await pair.B.Move(new TableCommand.AcceptOffer(1));
        foreach (var player in (Player[])[pair.A, pair.B])
        {
            await player.Hears(t => t.Phase == TablePhase.Aftermath, "the weeks after");
            await player.HearsInside(d => d.Week is { Week: 1 }, "the first week");
        }

        return pair;
    }

    private static async Task Week(Pair pair, int week, Conduct a, Conduct b)
    {
        foreach (var (player, conduct) in ((Player, Conduct)[])[(pair.A, a), (pair.B, b)])
        {
            await player.HearsInside(d => d.Week?.Week == week, $"week {week}");
            Assert.Null((await player.Say(Sealed(player, week, conduct))).Because);
        }

        await pair.A.Hears(t => t.Accord is null || t.Accord.Week > week, $"the end of week {week}");
    }

    private static DelegationCommand.SealMeasures Sealed(Player player, int week, Conduct conduct) =>
        new(week, [.. player.Delegation.Room.Week!.Commitments.Select(c => new MeasureTaken(c, conduct))]);
}
