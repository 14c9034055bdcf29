using System.Net;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Play;

public sealed class PlayTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task Two_people_join_by_code_and_play_to_an_agreement_that_both_hear_alike()
    {
        await using var pair = await Pair.Begin(Server, shared.NewCode());
        await pair.A.Move(new TableCommand.SayWords("Good morning."));
        await pair.B.Move(new TableCommand.MakeOffer(TestScenario.StatusQuo.With(0, 1), "A first step."));
        await pair.A.Move(new TableCommand.RejectOffer(1, "Too little."));
        await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Let us meet here."));
        await pair.B.Move(new TableCommand.AcceptOffer(2));
        await pair.A.Hears(t => t.Outcome is not null, "the end");
        Assert.Equal(new TalksOutcome.Agreed(2, TestScenario.Middle), pair.A.Table.Room.Outcome);
        Assert.Equal(pair.A.Table.Room.Outcome, pair.B.Table.Room.Outcome);
        Assert.Equal(pair.A.Table.Room.Lines, pair.B.Table.Room.Lines);
        Assert.Equal(pair.A.Table.Number, pair.B.Table.Number);
        Assert.Equal(Enumerable.Range(1, pair.A.Table.Number), pair.A.TableNumbers);
        Assert.Equal(Enumerable.Range(1, pair.B.Table.Number), pair.B.TableNumbers);
    }

    [Fact]
    public async Task A_refused_command_is_told_only_to_its_asker()
    {
        await using var pair = await Pair.Begin(Server, shared.NewCode());
        await using var listener = await RawPlayer.Connect(Server.Url, pair.A.Ticket);
        await listener.Hears(pair.A.Table.Number);
        var before = listener.Received;
        var refused = await pair.B.Say(new TableCommand.AcceptOffer(9));
        Assert.Equal("no-such-offer", refused.Code);
        Assert.Null(refused.Number);
        // The next news is a barrier: what came before it on the same socket would have been received before it.
        await pair.B.Move(new TableCommand.SayWords("Next."));
        await listener.Hears(pair.B.Table.Number);
        var since = Assert.Single(listener.Received.Skip(before.Count));
        Assert.Contains("Next.", since, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mandate_objects_in_private_and_the_table_hears_nothing()
    {
        await using var pair = await Pair.Begin(Server, shared.NewCode());
        var number = pair.A.Table.Number;
        var objected = await pair.B.Say(new TableCommand.MakeOffer(TestScenario.HardOnB, "A gift."));
        Assert.Equal("mandate", objected.Code);
        await pair.A.Move(new TableCommand.MakeOffer(TestScenario.HardOnB, "Take it."));
        Assert.Equal(number + 1, pair.A.Table.Number);
        objected = await pair.B.Say(new TableCommand.AcceptOffer(1));
        Assert.Equal("mandate", objected.Code);
        Assert.Null(pair.A.Table.Room.Outcome);
    }

    [Fact]
    public async Task Inside_talk_and_drafts_reach_the_own_delegation_only()
    {
        await using var pair = await Pair.Begin(Server, shared.NewCode());
        await using var second = await Server.Join(pair.A.Ticket.Code, "Second", TestScenario.A);
        await pair.A.Say(new DelegationCommand.Confer("Hold firm."));
        await second.Say(new DelegationCommand.SaveDraft(TestScenario.Middle));
        await second.HearsInside(d => d.Talk.Any(t => t.Words == "Hold firm."), "the inside talk");
        await pair.A.HearsInside(d => TestScenario.Middle.Equals(d.Draft), "the draft");
        Assert.Empty(pair.B.Delegation.Room.Talk);
        Assert.Equal(TestScenario.B, pair.B.Delegation.Room.Brief!.Party);
    }

    [Fact]
    public async Task A_third_and_fourth_get_the_other_seats_and_a_fifth_is_told_that_it_is_full()
    {
        var code = shared.NewCode();
        await Server.OpenSession(TestScenario.Setup(code));
        var seats = new List<(string, string)>();
        for (var i = 1; i <= 4; i++)
        {
            var ticket = await Server.Ticket(code.ToLowerInvariant(), $"Person {i}");
            seats.Add((ticket.Party, ticket.Seat));
        }

        Assert.Equal([("us", "head-a"), ("china", "head-b"), ("us", "second-a"), ("china", "second-b")], seats);
        await Refuses(new(code, "Fifth", null, null), "full");
        await Refuses(new(code, "Fifth", "us", null), "full");
    }

    [Fact]
    public async Task A_wrong_code_name_or_side_is_refused_with_a_reason()
    {
        var code = shared.NewCode();
        await Server.OpenSession(TestScenario.Setup(code));
        await Refuses(new("NNNNNN", "Somebody", null, null), "no-session");
        await Refuses(new("not a code", "Somebody", null, null), "bad-code");
        await Refuses(new(code, " ", null, null), "bad-name");
        await Refuses(new(code, new string('n', 41), null, null), "bad-name");
        await Refuses(new(code, "Somebody", "atlantis", null), "no-such-party");
    }

    [Fact]
    public async Task The_office_opens_at_the_end_and_its_replay_file_verifies()
    {
        await using var pair = await Pair.Begin(Server, shared.NewCode());
        await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        using var early = await Server.Replay(pair.A.Ticket.Token);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        await pair.B.Move(new TableCommand.AcceptOffer(1));
        using var late = await Server.Replay(pair.A.Ticket.Token);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        var file = ReplayFile.Read(await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Null(Verification.FirstDifference(file));
        Assert.Equal(pair.A.Table.Number, file.Table.Length);
    }

    [Fact]
    public async Task By_the_wall_clock_days_open_and_the_talks_end_when_time_passes()
    {
        var clock = new ClockSetting(ClockMode.Wall, 600);
        await using var pair = await Pair.Begin(Server, shared.NewCode(), clock);
        Server.Clock.Advance(TimeSpan.FromMinutes(10));
        await pair.A.Hears(t => t.Clock!.Time.Day == 1, "the second day");
        await pair.B.Move(new TableCommand.SayWords("A new day."));
        Server.Clock.Advance(TimeSpan.FromMinutes(10));
        await pair.A.Hears(t => t.Outcome is TalksOutcome.Failed { LeftBy: null }, "the end of time");
        await pair.B.Hears(t => t.Phase == TablePhase.Over, "the end of time");
    }

    private async Task Refuses(JoinRequest request, string code)
    {
        using var response = await Server.PostJoin(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var answer = Dialect.Read<Answer>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(code, answer.Code);
        Assert.NotEmpty(answer.Because!);
    }
}
