using System.Net;
using System.Net.Http.Json;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Grains;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>Who floods the server is turned away with a clear answer, and others are answered meanwhile.</summary>
public sealed class FloodTests
{
    private const int Many = 200;
    private const int Rounds = 5;

    private static readonly string[] Usual =
        ["--MessageBurst", "40", "--MessagePerSecond", "10", "--EntryBurst", "10", "--EntryPerSecond", "1"];

    [Fact]
    public async Task A_flood_of_commands_is_refused_and_two_others_play_on_through_it()
    {
        await using var server = await TestServer.Start(more: Usual);
        await using var honest = await Pair.Begin(server, "HANEST");
        await using var foes = await Pair.Begin(server, "FADADS");
        var flood = Task.WhenAll(Enumerable.Range(0, Many).SelectMany(i => (Task<Answer>[])
            [foes.A.Say(new TableCommand.SayWords($"Word {i}.")), foes.B.Say(new DelegationCommand.Confer($"Thought {i}."))]));
        await PlayOn(honest);
        var answers = await flood;
        var refused = answers.Where(a => a.Number is null).ToArray();
        Assert.True(refused.Length > Many, $"Only {refused.Length} of {answers.Length} were refused.");
        Assert.All(refused, a => Assert.Equal(
            ("too-fast", "That was too much at once; wait a second and do it again."), (a.Code, a.Because)));
        // What counted stands in the journals, and nothing else.
        var written = (await server.Journal.Read(RoomKey.Table("FADADS").ToString(), 0))
            .Concat(await server.Journal.Read(RoomKey.Delegation("FADADS", TestScenario.B).ToString(), 0))
            .Count(l => l.CommandId.StartsWith("us/", StringComparison.Ordinal) || l.CommandId.StartsWith("china/", StringComparison.Ordinal));
        Assert.Equal(answers.Length - refused.Length, written);
    }

    [Fact]
    public async Task A_flood_of_calls_of_frames_and_of_connections_keeps_nobody_else_from_playing()
    {
        await using var server = await TestServer.Start(more: Usual);
        await using var honest = await Pair.Begin(server, "HANEST");
        await using var foes = await Pair.Begin(server, "FADADS");
        var raws = await Task.WhenAll(Enumerable.Range(0, Many / 10).Select(_ => RawPlayer.Open(server.Url, foes.A.Ticket.Token)));
        var flood = Task.WhenAll(raws.Select(async raw =>
        {
            for (var i = 0; i < Many / 2; i++)
            {
                await raw.Send("""{"type":1,"target":"Pull","arguments":["table",0]}""");
                await raw.Send("""{"type":1,"target":"NoSuchThing","arguments":[]}""");
                await raw.Send("""{"type":6}""");
            }

            await raw.Send("{]");
            await raw.IsClosed();
        }));
        await PlayOn(honest);
        await flood;
        foreach (var raw in raws) await raw.DisposeAsync();
        await PlayOn(honest);
    }

    [Fact]
    public async Task A_rush_of_entries_is_turned_away_and_who_is_in_plays_on()
    {
        await using var server = await TestServer.Start(more: Usual);
        await using var honest = await Pair.Begin(server, "HANEST");
        foreach (var (door, request) in ((string, object)[])
            [("join", new JoinRequest("NABADY", "Eve", null, null)), ("classes/return", new ReturnRequest("NABAD", "ABCDEFG"))])
        {
            var rush = Task.WhenAll(Enumerable.Range(0, Many).Select(_ => server.Http.PostAsync($"/api/{door}",
                JsonContent.Create(request, request.GetType(), options: Dialect.Default.Options), Cancel)));
            await PlayOn(honest);
            var answers = await rush;
            var refused = answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
            Assert.True(refused.Length > Many / 2, $"{door}: only {refused.Length} were refused.");
            foreach (var response in refused)
            {
                Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
                var no = Dialect.Read<Answer>(await response.Content.ReadAsStringAsync(Cancel));
                Assert.Equal("too-fast", no.Code);
                Assert.Contains("wait a few seconds", no.Because, StringComparison.Ordinal);
            }

            Assert.All(answers.Except(refused), a => Assert.Equal(HttpStatusCode.BadRequest, a.StatusCode));
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task PlayOn(Pair honest)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            await honest.B.Hears(await honest.A.Move(new TableCommand.SayWords($"Round {round}.")));
            await honest.A.Hears(await honest.B.Move(new TableCommand.SayWords($"Answer {round}.")));
        }

        Assert.Equal(honest.A.Table.Room.Lines, honest.B.Table.Room.Lines);
    }
}
