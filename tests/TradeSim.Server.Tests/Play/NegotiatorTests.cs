using System.Net;
using System.Net.Http.Json;
using TradeSim.Delegations;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Play;

public sealed class NegotiatorTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private TestServer Server => shared.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names { get; } = [.. NegotiatorNames.All];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_negotiator_answers_an_offer_and_its_reasons_stay_sealed_until_the_end(string name)
    {
        using var opened = await Open(new("geneva-2025", "us", "Ann", name, null, Reach.Talks, [], [], [], Consent.Head, false, false));
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        var ticket = Dialect.Read<SeatTicket>(await opened.Content.ReadAsStringAsync(Cancel));
        await using var a = await Player.Connect(Server.Url, ticket);
        await a.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        await a.HearsInside(d => d.Brief is not null, "the brief");
        Assert.Equal(["china"], a.Table.Room.PlayedByAi.Select(ai => ai.Party));
        var points = a.Delegation.Room.Brief!.Valuation.Points;
        var best = new Scenarios.Package([.. points.Select(options => options.IndexOf(options.Max()))]);
        Assert.Null((await a.Say(new TableCommand.MakeOffer(best, "What do you say?"))).Because);
        await a.Hears(t => t.Lines.Any(l => l.By.Party == "china"), "the negotiator");
        Assert.Empty(a.Delegation.Room.Reasons);
        await a.Say(new TableCommand.LeaveTalks("We are not ready."));
        using var replay = await Server.Replay(ticket.Token);
        var file = ReplayFile.Read(await replay.Content.ReadAsStringAsync(Cancel));
        Assert.Null(Verification.FirstDifference(file));
        Assert.Contains(file.Delegations["china"],
            e => e.Events.Any(happened => happened is Delegations.DelegationEvent.ReasonNoted));
    }

    [Theory]
    [InlineData("atlantis-2025", "us", "envoy", null, "no-such-scenario")]
    [InlineData("geneva-2025", "atlantis", "envoy", null, "no-such-party")]
    [InlineData("geneva-2025", "us", "nobody", null, "no-such-negotiator")]
    [InlineData("geneva-2025", "us", null, 0, "bad-clock")]
    [InlineData("geneva-2025", "us", null, 241, "bad-clock")]
    public async Task A_session_that_cannot_be_is_refused_with_a_reason(
        string scenario, string party, string? opponent, int? minutes, string code)
    {
        using var refused = await Open(new(scenario, party, "Ann", opponent, minutes, Reach.Talks, [], [], [], Consent.Head, false, false));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(code, Dialect.Read<Answer>(await refused.Content.ReadAsStringAsync(Cancel)).Code);
    }

    private Task<HttpResponseMessage> Open(SessionRequest request) =>
        Server.Http.PostAsJsonAsync("/api/sessions", request, Dialect.Default.SessionRequest, Cancel);
}
