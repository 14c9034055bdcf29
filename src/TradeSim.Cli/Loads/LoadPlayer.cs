using System.Collections.Immutable;
using System.Diagnostics;
using TradeSim.Client;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Cli.Loads;

/// <summary>One person at a WebSocket, over the browser's own line: makes offers, thinks, and notes when everything was heard.</summary>
/// <param name="chance">Its own, so that a seed says what it offers and how long it thinks.</param>
/// <param name="speaks">True for who speaks for a party; others say words.</param>
internal sealed class LoadPlayer(HttpClient http, SeatTicket ticket, bool speaks, Random chance, Faults faults) : IAsyncDisposable
{
    /// <summary>Nobody answers within this time: a fault.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // As often as the browser looks.
    private static readonly TimeSpan SlowTimer = TimeSpan.FromSeconds(10);
    private const int Tries = 1000;

    private readonly Lock gate = new();
    private readonly RoomState room = new(ticket.Party);
    private readonly Dictionary<int, (long At, int Text)> heard = [];
    private readonly List<Said> said = [];
    private readonly TaskCompletionSource isIn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile HubLine line = NewLine(http, ticket);
    private Package? last;

    /// <summary>How long the server took to let it in.</summary>
    public TimeSpan Joined { get; private set; }

    /// <summary>What was acknowledged.</summary>
    public IReadOnlyList<Said> Said => said;

    /// <summary>The newest entry of the table that was heard without a gap.</summary>
    public int Heard
    {
        get
        {
            lock (gate) return room.Heard[RoomName.Table];
        }
    }

    /// <summary>When an entry was heard first, and what it said; null where it was not.</summary>
    public (long At, int Text)? At(int number)
    {
        lock (gate) return heard.TryGetValue(number, out var known) ? known : null;
    }

    /// <summary>Comes in for the first time.</summary>
    /// <exception cref="TimeoutException">The server did not let it in.</exception>
    public async Task Enter()
    {
        var called = Stopwatch.GetTimestamp();
        Open(line);
        await isIn.Task.WaitAsync(Patience);
        Joined = Stopwatch.GetElapsedTime(called);
    }

    /// <summary>Loses the connection, and calls again at once.</summary>
    public async Task Cut()
    {
        var old = line;
        var fresh = NewLine(http, ticket);
        line = fresh;
        await old.DisposeAsync();
        Open(fresh);
    }

    /// <summary>Speaks and thinks by turns until it is told to stop; who waits for an answer then still waits for it.</summary>
    public async Task Play(TimeSpan think, CancellationToken stop)
    {
        if (await Task.WhenAny(begun.Task, Pause(Patience, stop)) != begun.Task)
        {
            faults.Add("The talks of a session did not begin.");
            return;
        }

        await Pause(think * chance.NextDouble(), stop);
        for (var i = 1; !stop.IsCancellationRequested; i++)
        {
            await Say($"{ticket.Party} {ticket.Seat} says {i};");
            await Pause(think * (0.5 + chance.NextDouble()), stop);
        }
    }

    /// <summary>Everything that the table holds, asked for anew.</summary>
    public async Task<List<RoomNews>> ReadAll()
    {
        var all = new List<RoomNews>();
        while (await line.Ask<ImmutableArray<RoomNews>>("Pull", RoomName.Table, all.Count).WaitAsync(Patience) is { IsEmpty: false } more)
            all.AddRange(more);
        return all;
    }

    /// <summary>Catches up to an entry, by looking as the browser does.</summary>
    public async Task CatchUp(int number)
    {
        if (Heard < number) Hear(line, await line.Ask<ImmutableArray<RoomNews>>("Pull", RoomName.Table, Heard).WaitAsync(Patience));
    }

    public async ValueTask DisposeAsync() => await line.DisposeAsync();

    private static HubLine NewLine(HttpClient http, SeatTicket ticket) =>
        new(http, TimeProvider.System, "hub", ticket.Token, () => { });

    private static Task Pause(TimeSpan time, CancellationToken stop) =>
        Task.Delay(time, stop).ContinueWith(_ => { }, TaskScheduler.Default);

    private void Open(HubLine mine)
    {
        mine.On<ImmutableArray<RoomNews>>("news", async batch =>
        {
            foreach (var name in Hear(mine, batch)) await Pull(mine, name);
        });
        mine.Open(async () =>
        {
            await mine.Invoke<Joined>("Join", Numbers());
            isIn.TrySetResult();
        });
        _ = LookSlowly(mine);
    }

    private Dictionary<string, int> Numbers()
    {
        lock (gate) return room.Heard;
    }

    private IReadOnlyList<string> Hear(HubLine mine, ImmutableArray<RoomNews> batch)
    {
        var now = Stopwatch.GetTimestamp();
        lock (gate)
        {
            if (mine != line) return [];
            var missing = room.Hear(batch);
            if (room is { Table.Phase: TablePhase.Talking, Delegation.Brief: not null }) begun.TrySetResult();
            // Of what came too early the browser shows nothing yet.
            foreach (var news in batch.Where(n => n.Room == RoomName.Table && n.Number <= room.Heard[RoomName.Table]))
                heard.TryAdd(news.Number, (now, Reckoning.TextOf(news)));
            return missing;
        }
    }

    private async Task Pull(HubLine mine, string name)
    {
        try
        {
            Hear(mine, await mine.Invoke<ImmutableArray<RoomNews>>("Pull", name, Numbers()[name]));
        }
        catch (Exception)
        {
            // The line is down; the next connection brings what is missing.
        }
    }

    private async Task LookSlowly(HubLine mine)
    {
        using var timer = new PeriodicTimer(SlowTimer);
        try
        {
            while (await timer.WaitForNextTickAsync(mine.Left))
                if (mine.State == Client.Line.Open)
                    foreach (var name in Numbers().Keys)
                        await Pull(mine, name);
        }
        catch (OperationCanceledException)
        {
            // This line was cut.
        }
    }

    private async Task Say(string mark)
    {
        if (Next(mark) is not { } command) return;
        var (id, asked) = (HubLine.NewId(), Stopwatch.GetTimestamp());
        Answer answer;
        do answer = await line.Submit("Submit", RoomName.Table, id, HubLine.Json(command));
        while (answer.Code is "left" or "server" && Stopwatch.GetElapsedTime(asked) < Patience);
        if (answer.Number is { } number) said.Add(new(mark, number, asked, Stopwatch.GetElapsedTime(asked)));
        else faults.Add($"{answer.Code}: {answer.Because}");
    }

    private TableCommand? Next(string mark)
    {
        lock (gate)
        {
            if (!speaks) return new TableCommand.SayWords(mark);
            if (room.Table is not { Phase: TablePhase.Talking, Agenda: { } agenda } || room.Delegation.Brief is not { } brief)
            {
                faults.Add("The talks of a session were over.");
                return null;
            }

            for (var i = 0; i < Tries; i++)
            {
                var drawn = new Package([.. agenda.Issues.Select(issue => chance.Next(issue.Options.Length))]);
                if (drawn.Equals(last) || !brief.Mandate.Permits(drawn, brief.Valuation.Score(drawn))) continue;
                last = drawn;
                return new TableCommand.MakeOffer(drawn, mark);
            }

            return new TableCommand.SayWords(mark);
        }
    }
}
