using Microsoft.Extensions.Logging;
using TradeSim.Agreements;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Server.Tests.Exports;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>A class of two delegations whose people came in at two servers, with a bare socket at each of their wires.</summary>
internal sealed class CanaryStage : IAsyncDisposable
{
    public const string Code = "K7M2Q";

    private const string Last = "Everybody hears this last.";
    private static readonly string[] Parties = ["us", "china", "us", "china"];

    private readonly List<ClassGuest> guests = [];
    private readonly List<RawPlayer> classWires = [];
    private readonly List<RawPlayer> tableWires = [];
    private readonly List<Player> players = [];
    private readonly List<string> tokens = [];
    private readonly TestServer[] servers;
    private readonly TestClass held;
    private ClassGuest? wall;

    private CanaryStage(TestServer[] servers, TestClass held) => (this.servers, this.held) = (servers, held);

    public IReadOnlyList<TestServer> Servers => servers;

    /// <summary>The tickets and keys of everybody.</summary>
    public IEnumerable<string> Tokens => tokens.Append(held.FacilitatorKey).Select(t => t[..40]);

    public static Task<TestServer> Host(string database, params string[] more) => TestServer.Start(
        logged: LogLevel.Debug, more: ["--Storage", $"postgres:{database}", "--SiloAddress", "127.0.0.1", .. more]);

    public static async Task<CanaryStage> Open(string database, string telemetry)
    {
        TestServer[] servers = [await Host(database, "--Telemetry", telemetry), await Host(database, "--Telemetry", telemetry)];
        var setup = TestClass.Setup(Code, Canaries.Scenario()) with { Reach = Reach.Aftermath, PerSide = 2 };
        var stage = new CanaryStage(servers, await TestClass.Open(servers[0], setup));
        stage.wall = await stage.held.Wall();
        for (var i = 0; i < Parties.Length; i++) await stage.ComeIn(i);
        await stage.held.Facilitator.Do(new ClassCommand.Begin());
        for (var i = 0; i < Parties.Length; i++) await stage.Sit(i);
        return stage;
    }

    /// <summary>Everything that a delegation does in private, then a deal, then one side's measures of the first week.</summary>
    public async Task PlayUntilTheMeasuresOfOneAreSealed()
    {
        var (a, b) = (players[0], players[1]);
        await guests[0].Do(new ClassCommand.Reflect("hope", Canaries.Names[0] + "-answer", false));
        await held.Facilitator.Do(new ClassCommand.Tell(1, "us", Canaries.Note));
        Assert.Null((await a.Say(new DelegationCommand.Confer(Canaries.InsideOf("us")))).Because);
        Assert.Null((await b.Say(new DelegationCommand.Confer(Canaries.InsideOf("china")))).Because);
        Assert.Null((await b.Say(new DelegationCommand.SaveDraft(TestScenario.Middle))).Because);
        Assert.Null((await a.Say(new DelegationCommand.CallCapital(new(LivedScenario.Forbidden, null, Canaries.Ask)))).Because);
        await a.HearsInside(d => d.Calls is [{ Answer: not null }], "the capital");
        await b.Hears(await a.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here.")));
        Assert.Null((await b.Say(new TableCommand.AcceptOffer(1))).Because);
        await b.Hears(t => t.Phase == TablePhase.Aftermath, "the weeks after");
        await b.HearsInside(d => d.Week is { Week: 1 }, "the first week");
        Assert.Null((await b.Say(new DelegationCommand.SealMeasures(
            1, [.. b.Delegation.Room.Week!.Commitments.Select(c => new MeasureTaken(c, Conduct.Breach))]))).Because);
        await held.Facilitator.Do(new ClassCommand.Tell(null, null, Last));
        foreach (var wire in tableWires) await wire.Until(Last);
    }

    /// <summary>A text was received at the table's wires of exactly these parties.</summary>
    public void Heard(string word, Func<string, bool> by)
    {
        for (var i = 0; i < tableWires.Count; i++)
        {
            var hears = Canaries.Has(tableWires[i].Bytes, word);
            Assert.True(hears == by(Parties[i]), $"Student {i + 1} of {Parties[i]} {(hears ? "heard" : "did not hear")} {word}.");
            Canaries.IsNotIn(word, classWires[i].Bytes, "a student's class page");
        }

        Canaries.IsNotIn(word, string.Concat(wall!.Received), "the wall");
    }

    /// <summary>A name comes to those of the same delegation, on the page of the class, and to no table.</summary>
    public void NamesAreHeardByTheirOwnAlone()
    {
        for (var of = 0; of < Parties.Length; of++)
        {
            for (var to = 0; to < Parties.Length; to++)
            {
                Assert.Equal(Parties[of] == Parties[to], Canaries.Has(classWires[to].Bytes, Canaries.Names[of]));
                Canaries.IsNotIn(Canaries.Names[of], tableWires[to].Bytes, "a table");
                Assert.Equal(of == to, Canaries.Has(classWires[to].Bytes, guests[of].News!.View.Key));
            }
        }

        Canaries.AreNotIn(string.Concat(wall!.Received), "the wall");
        Assert.All(Canaries.Names, name => Assert.True(Canaries.Has(string.Concat(held.Facilitator.Received), name)));
    }

    /// <summary>What is taken home at the other server has no name, unless it was asked for with names.</summary>
    public async Task IsTakenHomeWithoutNames()
    {
        await held.Facilitator.Do(new ClassCommand.EndClass());
        await held.Facilitator.Sees(f => f.Cockpit is { Tables: [{ End: not null }] }, "the end");
        var plain = await Export("");
        Assert.Contains("replays/table-01.replay", plain.Files.Keys);
        Assert.True(Canaries.Has(plain.Everything, Canaries.InsideOf("us")), "The search finds nothing.");
        foreach (var secret in Canaries.Names.Concat(guests.Select(g => g.News!.View.Key)))
            Canaries.IsNotIn(secret, plain.Everything, "the export without names");
        var named = await Export("?names=true");
        Assert.All(Canaries.Names[..2], name => Assert.True(Canaries.Has(named.Everything, name)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var wire in classWires.Concat(tableWires)) await wire.DisposeAsync();
        foreach (var player in players) await player.DisposeAsync();
        foreach (var guest in guests) await guest.DisposeAsync();
        await held.DisposeAsync();
        foreach (var server in servers) await server.DisposeAsync();
    }

    /// <summary>The first delegation comes in at the first server, and the second at the second.</summary>
    private async Task ComeIn(int i)
    {
        var token = (await held.Enter(Canaries.Names[i])).Token;
        var guest = await ClassGuest.Connect(At(i).Url, token);
        var wire = await RawPlayer.Open(At(i).Url, token, "class-hub");
        await wire.Invoke("Arrive");
        guests.Add(guest);
        classWires.Add(wire);
        tokens.Add(token);
    }

    private async Task Sit(int i)
    {
        await guests[i].Sees(g => g.News is { Seat: not null }, "a seat");
        var ticket = guests[i].News!.Seat!;
        Assert.Equal(Parties[i], ticket.Party);
        tokens.Add(ticket.Token);
        tableWires.Add(await RawPlayer.Connect(At(i).Url, ticket));
        var player = await Player.Connect(At(i).Url, ticket);
        players.Add(player);
        await player.Hears(t => t.Phase == TablePhase.Talking, "the talks");
        await player.HearsInside(d => d.People.ContainsKey(ticket.Seat), "the own seat");
    }

    private TestServer At(int student) => servers[student % servers.Length];

    private async Task<OpenedExport> Export(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/classes/export{query}");
        request.Headers.Authorization = new("Bearer", held.FacilitatorKey);
        using var response = await servers[1].Http.SendAsync(request, TestContext.Current.CancellationToken);
        return OpenedExport.Of(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
