using Microsoft.Extensions.Logging;
using TradeSim.Protocol;
using TradeSim.Server.Grains;
using TradeSim.Server.Journals;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>One server that logs everything it may, with an honest pair at one table and two foes at another.</summary>
public sealed class Siege : IAsyncLifetime
{
    /// <summary>Stands in everything private and in everything hostile; no log has it.</summary>
    public const string Canary = "canary";

    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private static readonly ClockSetting Standing = new(ClockMode.Wall, 240 * 60);

    private TestServer? server;
    private Pair? honest;
    private Pair? foes;
    private JournalLine[] written = [];
    private int codes;
    private int read;

    internal TestServer Server => server!;

    /// <summary>Two people who do nothing wrong.</summary>
    internal Pair Honest => honest!;

    /// <summary>Two people of another session, with good tickets and bad intentions.</summary>
    internal Pair Foes => foes!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.Start(logged: LogLevel.Debug, more: ["--WorkBurst", "1000000", "--EntryBurst", "1000000"]);
        honest = await Pair.Begin(server, TestScenario.Setup(NewCode(), Standing, Secrets), $"{Canary}-ann", $"{Canary}-ben");
        foes = await Pair.Begin(server, TestScenario.Setup(NewCode(), Standing, Secrets));
        written = await Journal();
    }

    /// <summary>A session's code that nothing else on this server has.</summary>
    public string NewCode() => $"FQE{NextLetters()}";

    /// <summary>A class's code that nothing else on this server has.</summary>
    public string NewClassCode() => $"FQ{NextLetters()}";

    /// <summary>The honest session's journals are as its people left them, and they play on; the log tells nobody's secret.</summary>
    public async Task HoldsOut()
    {
        Assert.Equal(written, await Journal());
        await Honest.B.Hears(await Honest.A.Move(new TableCommand.SayWords($"{Canary}: we go on.")));
        await Honest.A.Hears(await Honest.B.Move(new TableCommand.SayWords($"{Canary}: so do we.")));
        var before = written;
        written = await Journal();
        Assert.Equal(before.Length + 2, written.Length);
        Assert.Equal(Enumerable.Range(1, Honest.A.Table.Number), Honest.A.TableNumbers);
        var log = Server.Log.Lines.Skip(read).ToArray();
        read += log.Length;
        string[] secrets = [Canary, .. ((Player[])[Honest.A, Honest.B, Foes.A, Foes.B]).Select(p => p.Ticket.Token[..40])];
        Assert.DoesNotContain(log, line => secrets.Any(s => line.Contains(s, StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pair in (Pair?[])[honest, foes])
            if (pair is not null)
                await pair.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private static TestScenario.Secrets Secrets { get; } =
        new($"{Canary} interests", $"{Canary} alternative", $"{Canary} note", $"{Canary} page");

    private string NextLetters()
    {
        var number = Interlocked.Increment(ref codes);
        var most = Letters.Length;
        return $"{Letters[number / most / most % most]}{Letters[number / most % most]}{Letters[number % most]}";
    }

    /// <summary>Every line of every room of the honest session.</summary>
    private async Task<JournalLine[]> Journal()
    {
        var session = Honest.A.Ticket.Session;
        RoomKey[] rooms =
        [
            RoomKey.Office(session), RoomKey.Table(session),
            RoomKey.Delegation(session, TestScenario.A), RoomKey.Delegation(session, TestScenario.B),
        ];
        var lines = new List<JournalLine>();
        foreach (var room in rooms) lines.AddRange(await Server.Journal.Read(room.ToString(), 0));
        return [.. lines];
    }
}

/// <summary>All attacks are on one server, one after the other.</summary>
[CollectionDefinition(nameof(Siege))]
public sealed class SiegeCollection : ICollectionFixture<Siege>;

/// <summary>Whatever an attack does, the honest pair goes on unharmed when it is over.</summary>
[Collection(nameof(Siege))]
public abstract class Attack(Siege siege) : IAsyncLifetime
{
    private protected Siege Siege => siege;

    private protected TestServer Server => siege.Server;

    private protected Pair Foes => siege.Foes;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await siege.HoldsOut();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a call answered, as an error or as a typed no; null where it did what was asked.</summary>
    private protected static string? Refusal(System.Text.Json.JsonElement completion) =>
        completion.TryGetProperty("error", out var error) ? error.GetString()
        : completion.TryGetProperty("result", out var result) && result.ValueKind == System.Text.Json.JsonValueKind.Object
            && result.TryGetProperty("because", out var because) ? because.GetString()
        : null;

    /// <summary>Reads a typed no of a door.</summary>
    private protected static async Task<Answer> No(HttpResponseMessage response) =>
        Dialect.Read<Answer>(await response.Content.ReadAsStringAsync(Cancel));
}
