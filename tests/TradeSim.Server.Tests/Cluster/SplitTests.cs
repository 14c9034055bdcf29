using System.Collections.Concurrent;
using TradeSim.Server.Journals;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>Two hosts that do not know of each other, over one database: every room is active twice.</summary>
[Collection(nameof(Cluster))]
public sealed class SplitTests(Postgres postgres)
{
    private const string Code = "TESTED";
    private const int Rounds = 10;

    [Fact]
    public async Task Of_two_activations_that_write_at_once_one_is_refused_and_neither_loses_or_doubles_anything()
    {
        var database = postgres.NewDatabase();
        var meetings = new Meetings();
        await using var here = await Host("here");
        await using var there = await Host("there");
        await using var pair = await Pair.Begin(here, Code);
        await using var b = await Player.Connect(there.Url, pair.B.Ticket);
        for (var round = 1; round <= Rounds; round++)
        {
            meetings.Arrange();
            var told = await Task.WhenAll(pair.A.Say(new TableCommand.SayWords($"Here {round}."), $"a{round}"),
                b.Say(new TableCommand.SayWords($"There {round}."), $"b{round}"));
            Assert.All(told, t => Assert.Null(t.Because));
            Assert.Equal([false, true], meetings.Outcomes.Order());
        }

        // Each host learns what the other wrote at the latest when it writes itself.
        var last = (await pair.A.Say(new TableCommand.SayWords("Last."))).Number!.Value;
        await pair.A.Hears(last);
        var lines = await here.Journal.Read($"{Code}/table", 0);
        Assert.Equal(Enumerable.Range(1, last), lines.Select(l => l.Number));
        Assert.Equal(lines.Count, lines.Select(l => l.CommandId).Distinct().Count());
        var said = pair.A.Table.Room.Lines.OfType<TalkLine.Said>().Select(l => l.Words).ToArray();
        Assert.Equal((2 * Rounds) + 1, said.Length);
        Assert.Equal(said.Length, said.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, last), pair.A.TableNumbers);

        Task<TestServer> Host(string cluster) => TestServer.Start(real => new MeetingJournal(real, meetings), more:
            ["--Storage", $"postgres:{database}", "--ClusterId", cluster, "--SiloAddress", "127.0.0.1"]);
    }

    /// <summary>Lets two appends to a table go only when both are there.</summary>
    private sealed class Meetings
    {
        private readonly ConcurrentQueue<bool> outcomes = new();
        private TaskCompletionSource both = new();
        private int expected;

        public IEnumerable<bool> Outcomes => outcomes;

        public void Arrange()
        {
            outcomes.Clear();
            both = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref expected, 2);
        }

        public async Task<bool> Attend(Func<Task<bool>> append)
        {
            var missing = Interlocked.Decrement(ref expected);
            if (missing < 0) return await append();
            if (missing == 0) both.SetResult();
            await both.Task.WaitAsync(TestServer.Patience);
            var won = await append();
            outcomes.Enqueue(won);
            return won;
        }
    }

    private sealed class MeetingJournal(IJournal real, Meetings meetings) : IJournal, IAsyncDisposable
    {
        public Task<bool> Append(string stream, int expected, JournalLine line, DateTimeOffset? due) =>
            stream.EndsWith("/table", StringComparison.Ordinal)
                ? meetings.Attend(() => real.Append(stream, expected, line, due))
                : real.Append(stream, expected, line, due);

        public Task<IReadOnlyList<JournalLine>> Read(string stream, int after) => real.Read(stream, after);

        public Task<IReadOnlyList<string>> Due(DateTimeOffset now) => real.Due(now);

        public Task Forget(string code) => real.Forget(code);

        public ValueTask DisposeAsync() => ((IAsyncDisposable)real).DisposeAsync();
    }
}
