using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Journals;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>Many sessions of two people each, who make offers one after the other, think, and remember what was acknowledged.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan ThinkAtLeast = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ThinkSpread = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<Move> acknowledged = new();
    private readonly List<(Player A, Player B)> sessions = [];
    private int refused;

    public int Acknowledged => acknowledged.Count;

    public IEnumerable<Player> People => sessions.SelectMany(s => (Player[])[s.A, s.B]);

    /// <summary>The longest that anybody waited for an answer.</summary>
    public TimeSpan LongestPause => acknowledged.Max(m => m.Took);

    /// <summary>How many waited longer than a second.</summary>
    public int Waited => acknowledged.Count(m => m.Took > TimeSpan.FromSeconds(1));

    public TimeSpan Median => acknowledged.Select(m => m.Took).Order().ElementAt(acknowledged.Count / 2);

    public static async Task<Crowd> Gather(ClusterStage stage, int sessions)
    {
        var crowd = new Crowd();
        for (var i = 0; i < sessions; i++)
        {
            var (here, there) = (stage.Servers[i % stage.Servers.Count], stage.Servers[(i + 1) % stage.Servers.Count]);
            var a = await Player.Connect(stage.AnyUrl, await here.OpenSession(ClusterStage.Request("Annabel")));
            var b = await Player.Connect(stage.AnyUrl, await there.Ticket(new(a.Ticket.Code, "Benjamin", null, null)));
            crowd.sessions.Add((a, b));
        }

        return crowd;
    }

    /// <summary>Plays until it is told to stop; who waits for an answer then still waits for it.</summary>
    public Task Play(CancellationToken stop) =>
        Task.WhenAll(People.Select((player, i) => Task.Run(() => Play(player, i, stop))));

    /// <summary>Cuts a tenth of all connections, by lot.</summary>
    public async Task CutSome()
    {
        foreach (var player in People.Where(_ => Random.Shared.Next(10) == 0).ToArray()) await player.Drop();
    }

    /// <summary>No session is stuck, nothing acknowledged is missing or double, and everybody heard what the journals hold.</summary>
    public async Task Check(IJournal journal)
    {
        Assert.Equal(0, refused);
        await Task.WhenAll(sessions.Select(async s =>
        {
            await Task.WhenAll(s.A.ReconnectUntilIn(), s.B.ReconnectUntilIn());
            await Say(s.A, new TableCommand.SayWords("The last word."), "last");
            await s.A.Hears(Last(s.A));
            await s.B.Hears(Last(s.A));
        }));
        foreach (var (a, b) in sessions)
        {
            var table = await Lines(journal, $"{a.Ticket.Session}/table");
            Assert.All(acknowledged.Where(m => m.Session == a.Ticket.Session),
                m => Assert.Equal(m.CommandId, table[m.Number - 1].CommandId));
            var room = Fold(table);
            foreach (var player in (Player[])[a, b])
            {
                Assert.Equal(room.Lines, player.Table.Room.Lines);
                Assert.Equal(Enumerable.Range(1, table.Count), player.TableNumbers.Distinct());
                var inside = await Lines(journal, $"{player.Ticket.Session}/delegation/{player.Party}");
                Assert.Equal(inside.Count, player.Delegation.Number);
            }

            await Lines(journal, $"{a.Ticket.Session}/session");
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(People.Select(p => p.DisposeAsync().AsTask()));

    private int Last(Player player) => acknowledged.Where(m => m.Session == player.Ticket.Session).Max(m => m.Number);

    private async Task Play(Player player, int seed, CancellationToken stop)
    {
        var chance = new Random(seed);
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var offer = GenevaTalks.Permitted[i % GenevaTalks.Permitted.Length];
            await Say(player, new TableCommand.MakeOffer(offer, $"{player.Party} offers {i}."), $"offer-{i}");
            await Task.Delay(ThinkAtLeast + (ThinkSpread * chance.NextDouble()), stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Say(Player player, TableCommand command, string id)
    {
        var asked = Stopwatch.GetTimestamp();
        var answer = await player.SayUntilAnswered(command, id);
        if (answer.Number is { } number)
            acknowledged.Enqueue(new(player.Ticket.Session, $"{player.Party}/{player.Ticket.Seat}:{id}", number,
                Stopwatch.GetElapsedTime(asked)));
        else Interlocked.Increment(ref refused);
    }

    /// <summary>A stream's lines, numbered without a gap, and no command in it twice.</summary>
    private static async Task<IReadOnlyList<JournalLine>> Lines(IJournal journal, string stream)
    {
        var lines = await journal.Read(stream, 0);
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(l => l.Number));
        Assert.Equal(lines.Count, lines.Select(l => l.CommandId).Distinct().Count());
        return lines;
    }

    private static Table Fold(IReadOnlyList<JournalLine> lines) =>
        lines.Aggregate(Journal<Table, TableCommand, TableEvent>.Empty, (written, l) => written.Append(new(l.Number,
            l.CommandId, Voice.Parse(l.By), l.At, Dialect.Read<TableCommand>(l.Command),
            Dialect.Read<ImmutableArray<TableEvent>>(l.Events)))).Room;

    private sealed record Move(string Session, string CommandId, int Number, TimeSpan Took);
}
