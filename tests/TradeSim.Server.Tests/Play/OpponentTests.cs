using System.Net;
using System.Net.Http.Json;
using TradeSim.Client.Starting;
using TradeSim.Delegations;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Play;

/// <summary>How strong the AI is, and which persona it has, is chosen at the start.</summary>
public sealed class OpponentTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private TestServer Server => shared.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Fails when the form offers a persona or a level that no negotiator has, or leaves one out.</summary>
    [Fact]
    public void The_form_offers_exactly_what_negotiators_there_are()
    {
        Assert.Equal(NegotiatorNames.Personas.Order(), Opponents.Personas.Select(p => p.Id).Where(p => p.Length > 0).Order());
        Assert.Equal(Enumerable.Range(1, 5), Opponents.Levels.Select(l => l.Number));
        foreach (var persona in Opponents.Personas)
            foreach (var level in Opponents.Levels)
                Assert.Equal(
                    NegotiatorNames.Ours(persona.Id.Length > 0 ? persona.Id : null, level.Number),
                    Opponents.Name(persona.Id, level.Number));
        Assert.All(Opponents.Levels.Select(l => l.Line).Concat(Opponents.Personas.Select(p => p.Line)), Assert.NotEmpty);
    }

    /// <summary>Fails when the table is opened with the negotiator's whole name, or without its level.</summary>
    [Theory]
    [InlineData("envoy:hardliner@2", 2)]
    [InlineData("envoy@4", 4)]
    [InlineData("envoy", 5)]
    public async Task The_level_is_disclosed_and_the_persona_only_in_the_debrief(string name, int level)
    {
        using var opened = await Open(name);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        var ticket = Dialect.Read<SeatTicket>(await opened.Content.ReadAsStringAsync(Cancel));
        await using var raw = await RawPlayer.Connect(Server.Url, ticket);
        await using var a = await Player.Connect(Server.Url, ticket);
        await a.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        await a.HearsInside(d => d.People.Count > 0, "the own seat");
        Assert.Equal([new AiSide("china", level)], a.Table.Room.PlayedByAi);
        await raw.Hears(a.Table.Number);
        foreach (var persona in NegotiatorNames.Personas) Assert.DoesNotContain($":{persona}", raw.Bytes);
        await a.Say(new TableCommand.LeaveTalks("We are not ready."));
        using var replay = await Server.Replay(ticket.Token);
        var file = ReplayFile.Read(await replay.Content.ReadAsStringAsync(Cancel));
        var setup = ((SessionCommand.OpenSession)file.Session[0].Command).Setup;
        Assert.Equal(level, Strategy.LevelIn(setup.Negotiators["china"]));
        var played = Strategy.PersonaIn(setup.Negotiators["china"]);
        Assert.Contains(played!, NegotiatorNames.Personas);
        if (name.Contains(':')) Assert.Equal("hardliner", played);
        Assert.True(setup.Coach);
    }

    /// <summary>Fails when the server takes any name that begins like an envoy's.</summary>
    [Theory]
    [InlineData("envoy@0")]
    [InlineData("envoy@6")]
    [InlineData("envoy:diplomat")]
    [InlineData("envoy:hardliner@")]
    [InlineData("Envoy:hardliner@2")]
    public async Task A_persona_or_level_that_nobody_has_is_refused(string name)
    {
        using var refused = await Open(name);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var answer = Dialect.Read<Answer>(await refused.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("no-such-negotiator", answer.Code);
        Assert.Contains("level from 1 to 5", answer.Because);
    }

    private Task<HttpResponseMessage> Open(string opponent) => Server.Http.PostAsJsonAsync("/api/sessions",
        new SessionRequest("geneva-2025", "us", "Ann", opponent, null, Reach.Talks, [], [], [], Consent.Head, true, false),
        Dialect.Default.SessionRequest, Cancel);
}
