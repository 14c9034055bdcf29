using System.Net.Http.Json;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Secrecy;

/// <summary>The coach knows what its asker knows, answers only the asker, and changes nothing.</summary>
public sealed class CoachTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Code = "SECRET";

    /// <summary>Fails when the coach is given a seed of the session, or anything of the other delegation.</summary>
    [Fact]
    public async Task What_the_coach_says_to_A_does_not_depend_on_what_B_keeps_to_itself()
    {
        var plain = await Asked(TestScenario.Plain(TestScenario.B));
        var other = await Asked(new("Other interests.", "Another way out.", "Another note.", "Another page.", 45));
        Assert.Equal(plain, other);
        Assert.Contains("make-offer", plain[0]);
        Assert.Contains("points", plain[1]);
    }

    /// <summary>Fails when the advice is written down, told at the table, or sent to the other side.</summary>
    [Fact]
    public async Task Asking_leaves_no_trace_in_any_room_and_costs_no_time()
    {
        await using var pair = await Begin(coach: true);
        await using var b = await RawPlayer.Connect(shared.Server.Url, pair.B.Ticket);
        await pair.B.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        await pair.A.Hears(pair.B.Table.Number);
        await b.Hears(pair.B.Table.Number);
        var (heard, inside, said) = (b.Received.Count, pair.A.Delegation.Number, pair.B.Table.Number);
        for (var i = 0; i < 3; i++) Assert.NotNull((await pair.A.AskCoach()).Reason);
        var number = await pair.A.Move(new TableCommand.SayWords("A moment."));
        await b.Hears(number);
        Assert.Equal(heard + 1, b.Received.Count);
        Assert.Equal(inside, pair.A.Delegation.Number);
        Assert.Equal(said + 1, number);
    }

    /// <summary>Fails when the hub passes the question on without asking the delegation's rules.</summary>
    [Fact]
    public async Task A_session_without_a_coach_refuses_and_so_do_a_second_seat_and_the_end()
    {
        await using var without = await Begin(coach: false);
        Assert.Equal("no-coach", (await without.A.AskCoach()).Code);
        await using var pair = await Begin(coach: true);
        await using var second = await shared.Server.Join(pair.A.Ticket.Code, "Cy", TestScenario.A);
        await second.HearsInside(d => d.People.ContainsKey("second-a"), "the second seat");
        Assert.Equal("head-asks", (await second.AskCoach()).Code);
        await pair.A.Say(new TableCommand.LeaveTalks("Enough."));
        await pair.A.Hears(t => t.Phase == TablePhase.Over, "the end");
        var late = await pair.A.AskCoach();
        Assert.Equal(("no-talks", null, null), (late.Code, late.AtTable, late.Reason));
    }

    /// <summary>Fails when the grain does not note that the coach is at work, or never lets it rest again.</summary>
    [Fact]
    public async Task The_coach_answers_one_question_of_a_delegation_at_a_time()
    {
        // Thirteen issues give the coach enough to think about for the questions to meet.
        var request = new SessionRequest(
            "london-2025", "us", "Ann", "envoy@1", null, Reach.Talks, [], [], [], Consent.Head, true, false);
        using var opened = await shared.Server.Http.PostAsJsonAsync(
            "/api/sessions", request, Dialect.Default.SessionRequest, TestContext.Current.CancellationToken);
        var ticket = await opened.Content.ReadFromJsonAsync(
            Dialect.Default.SeatTicket, TestContext.Current.CancellationToken);
        var tabs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Player.Connect(shared.Server.Url, ticket!)));
        await tabs[0].Hears(t => t.Phase == TablePhase.Talking, "the opening");
        var answers = await Task.WhenAll(tabs.Select(tab => tab.AskCoach()));
        Assert.All(answers, c => Assert.True(c.Reason is not null || c.Code == "coach-busy", c.Because));
        Assert.Contains(answers, c => c.Code == "coach-busy");
        Assert.NotNull((await tabs[0].AskCoach()).Reason);
        foreach (var tab in tabs) await tab.DisposeAsync();
    }

    private Task<Pair> Begin(bool coach) =>
        Pair.Begin(shared.Server, TestScenario.Setup(shared.NewCode()) with { Coach = coach });

    private static async Task<string[]> Asked(TestScenario.Secrets ofB)
    {
        await using var server = await TestServer.Start();
        await server.OpenSession(TestScenario.Setup(Code, ofB: ofB) with { Coach = true });
        var ticket = await server.Ticket(Code, "Ann", TestScenario.A);
        await using var b = await server.Join(Code, "Ben", TestScenario.B);
        await b.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        await using var a = await RawPlayer.Connect(server.Url, ticket);
        await a.Hears(b.Table.Number);
        var first = await a.Invoke("AskCoach");
        await a.Hears(await b.Move(new TableCommand.MakeOffer(TestScenario.StatusQuo.With(1, 1), "Here.")));
        var second = await a.Invoke("AskCoach");
        return [first.GetRawText(), second.GetRawText()];
    }
}
