using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Grains;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Faults;

/// <summary>The store fails or somebody else writes: nothing acknowledged is lost, nothing counts twice.</summary>
public sealed class StoreTests : IAsyncLifetime
{
    private const string Code = "TESTED";
    private TestServer? server;
    private FaultyJournal? journal;

    private TestServer Server => server!;

    private FaultyJournal Journal => journal!;

    public async ValueTask InitializeAsync() =>
        server = await TestServer.Start(real => journal = new FaultyJournal(real));

    [Theory]
    [InlineData(Fault.BeforeWriting)]
    [InlineData(Fault.AfterWriting)]
    public async Task A_store_that_fails_once_neither_loses_nor_doubles_a_move(Fault fault)
    {
        await using var pair = await Pair.Begin(Server, Code);
        Journal.FailNext("/table", fault);
        await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        Journal.FailNext("/delegation/us", fault);
        Assert.Null((await pair.A.Say(new DelegationCommand.Confer("Inside."))).Because);
        Journal.FailNext("/table", fault);
        await pair.B.Move(new TableCommand.SayWords("Let me think."));
        Assert.Equal(3, Journal.Happened);
        await pair.A.Hears(pair.B.Table.Number);
        await pair.A.HearsInside(d => d.Talk.Count == 1, "the inside talk");
        Assert.Single(pair.A.Table.Room.Offers);
        Assert.Equal(Enumerable.Range(1, pair.A.Table.Number), pair.A.TableNumbers);
        await HasOneLineACommand("/table");
        await HasOneLineACommand("/delegation/us");
    }

    [Theory]
    [InlineData(Fault.BeforeWriting)]
    [InlineData(Fault.AfterWriting)]
    public async Task Opening_and_joining_go_on_when_any_of_their_appends_fails(Fault fault)
    {
        foreach (var room in (string[])["/session", "/delegation/us", "/delegation/china", "/table"])
            Journal.FailNext(room, fault);
        await Retry.WhileUnknown(async () =>
        {
            await Server.OpenSession(TestScenario.Setup(Code));
            return true;
        });
        foreach (var room in (string[])["/session", "/delegation/us", "/table"]) Journal.FailNext(room, fault);
        await using var a = await Server.Join(Code, "Ann", TestScenario.A);
        await using var b = await Server.Join(Code, "Ben", TestScenario.B);
        await b.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        Assert.Equal(7, Journal.Happened);
        await HasOneLineACommand("/session");
        await HasOneLineACommand("/table");
    }

    [Fact]
    public async Task The_debrief_opens_although_the_office_could_not_write_it_at_first()
    {
        await using var pair = await Pair.Begin(Server, Code);
        await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        Journal.FailNext("/session", Fault.BeforeWriting);
        await pair.B.Move(new TableCommand.AcceptOffer(1));
        await Until(() => Server.Replay(pair.A.Ticket.Token), r => r.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_room_that_could_not_read_its_journal_at_first_reads_it_the_next_time()
    {
        await using var pair = await Pair.Begin(Server, Code);
        Journal.FailNext("/table", Fault.BeforeWriting);
        Journal.FailNextRead($"{Code}/table");
        await pair.A.Move(new TableCommand.SayWords("Still here."));
        Assert.Equal(2, Journal.Happened);
        await HasOneLineACommand("/table");
    }

    [Fact]
    public async Task A_stale_activation_is_refused_drops_its_memory_and_the_retry_counts_once()
    {
        await using var pair = await Pair.Begin(Server, Code);
        var stream = $"{Code}/table";
        // A second activation of the table elsewhere: it folded the same journal and wrote first.
        var lines = await Journal.Read(stream, 0);
        var other = lines.Aggregate(Journal<Table, TableCommand, TableEvent>.Empty, (written, l) => written.Append(
            new(l.Number, l.CommandId, Voice.Parse(l.By), l.At, Dialect.Read<TableCommand>(l.Command),
                Dialect.Read<System.Collections.Immutable.ImmutableArray<TableEvent>>(l.Events))));
        var counts = Assert.IsType<Verdict<TableCommand, TableEvent>.Counts>(other.Weigh(
            new("china", "head-b"), "behind", new TableCommand.SayWords("Behind its back."), Server.Clock.GetUtcNow()));
        Assert.True(await Journal.Append(stream, lines.Count, new(counts.Entry.Number, "behind", "china/head-b",
            counts.Entry.At, Dialect.Write(counts.Entry.Command), Dialect.Write(counts.Entry.Events)), null));
        await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "After it."));
        await pair.B.Hears(pair.A.Table.Number);
        Assert.Equal(lines.Count + 2, pair.A.Table.Number);
        Assert.Contains(pair.A.Table.Room.Lines, l => l is TalkLine.Said { Words: "Behind its back." });
        Assert.Single(pair.A.Table.Room.Offers);
        await HasOneLineACommand("/table");
    }

    [Theory]
    [InlineData("/delegation/china", Fault.BeforeWriting)]
    [InlineData("/delegation/china", Fault.AfterWriting)]
    [InlineData("/table", Fault.BeforeWriting)]
    [InlineData("/table", Fault.AfterWriting)]
    public async Task A_negotiator_answers_although_the_store_failed_in_the_middle_of_its_turn(string room, Fault fault)
    {
        await Server.OpenSession(TestScenario.Setup(Code, negotiatorOfB: "envoy"));
        Journal.FailNext(room, fault, line => line.By.StartsWith(TestScenario.B, StringComparison.Ordinal));
        await using var a = await Server.Join(Code, "Ann", TestScenario.A);
        await a.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        Assert.Null((await a.Say(new TableCommand.MakeOffer(TestScenario.StatusQuo.With(0, 1), "Well?"))).Because);
        await a.Hears(t => t.Lines.Any(l => l.By.Party == TestScenario.B), "the negotiator");
        Assert.Equal(1, Journal.Happened);
        await HasOneLineACommand("/table");
        await HasOneLineACommand("/delegation/china");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    private async Task HasOneLineACommand(string room)
    {
        var lines = await Journal.Read(Code + room, 0);
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(l => l.Number));
        Assert.Equal(lines.Count, lines.Select(l => l.CommandId).Distinct().Count());
    }

    /// <summary>Asks again until the answer fits; asking is what moves the server on.</summary>
    private static async Task Until(Func<Task<HttpResponseMessage>> ask, Func<HttpResponseMessage, bool> fits)
    {
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while (true)
        {
            using var response = await ask();
            if (fits(response)) return;
            Assert.False(patience.IsCancellationRequested, $"The answer stayed {response.StatusCode}.");
        }
    }
}
