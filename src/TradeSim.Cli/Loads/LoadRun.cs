using System.Diagnostics;

namespace TradeSim.Cli.Loads;

/// <summary>Gathers the people of all sessions, lets them play, cuts lines, and at the end holds what they heard against the rooms.</summary>
internal sealed class LoadRun(LoadPlan plan, Action<string> progress) : IAsyncDisposable
{
    public static readonly TimeSpan BetweenCuts = TimeSpan.FromSeconds(10);

    private const int OpenedAtOnce = 16;

    private readonly HttpClient http = new() { BaseAddress = plan.Site };
    private readonly Faults faults = new();
    private readonly LoadPlayer[][] sessions = new LoadPlayer[plan.Sessions][];
    private int cuts;

    /// <exception cref="UnusableException">No such server or scenario is there.</exception>
    public static async Task<LoadReport> Play(LoadPlan plan, Action<string> progress, CancellationToken cancel)
    {
        await using var run = new LoadRun(plan, progress);
        return await run.Play(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(People.Select(p => p.DisposeAsync().AsTask()));
        http.Dispose();
    }

    private IEnumerable<LoadPlayer> People => sessions.Where(s => s is not null).SelectMany(s => s);

    /// <summary>How many moves were acknowledged so far.</summary>
    public int Moves => People.Sum(p => p.Said.Count);

    private async Task<LoadReport> Play(CancellationToken cancel)
    {
        await Gather(cancel);
        var seconds = await Converse(cancel);
        var (lost, doubled) = await Check();
        return new(plan, seconds, Moves, lost, doubled, cuts,
            new(sessions.Where(s => s is not null).SelectMany(OfferToScreen)),
            new(People.SelectMany(p => p.Said.Select(s => s.Took))),
            new(People.Select(p => p.Joined)), faults.All);
    }

    /// <summary>Everybody plays as long as planned; returns the seconds until the last answer.</summary>
    public async Task<double> Converse(CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(plan.Length);
        var playing = Task.WhenAll(People.ToArray().Select(p => p.Play(plan.Think, stop.Token)));
        await Watch(started, stop.Token);
        await playing;
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Opens all sessions, and lets their people in.</summary>
    public async Task Gather(CancellationToken cancel)
    {
        var entrance = new Entrance(http);
        var parties = await entrance.Parties(plan.Scenario, cancel);
        if (plan.Seats < parties.Length)
            throw new UnusableException($"--seats {plan.Seats}: {plan.Scenario} has {parties.Length} parties, and each needs somebody.");
        var opened = 0;
        var all = new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, plan.Sessions, all, async (i, _) =>
        {
            try
            {
                var tickets = await entrance.Open(plan.Scenario, parties, plan.Seats, cancel);
                var people = tickets.Select((t, seat) => new LoadPlayer(
                    http, t, speaks: seat < parties.Length, new((plan.Seed * 1_000_003) + (i * plan.Seats) + seat), faults)).ToArray();
                await Task.WhenAll(people.Select(p => p.Enter()));
                sessions[i] = people;
            }
            catch (Exception e) when (e is HttpRequestException or TimeoutException)
            {
                faults.Add($"A session could not be opened: {e.Message}");
            }

            var now = Interlocked.Increment(ref opened);
            if (now % Math.Max(50, plan.Sessions / 10) == 0 && now < plan.Sessions) progress($"{now} of {plan.Sessions} sessions are open.");
        });
    }

    /// <summary>Says how far it is, and cuts lines, until time is up.</summary>
    private async Task Watch(long started, CancellationToken stop)
    {
        var chance = new Random(plan.Seed);
        using var timer = new PeriodicTimer(BetweenCuts);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                progress($"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} of {plan.Length.TotalSeconds:0} s played.");
                var cut = People.Where(_ => chance.NextDouble() < plan.Drop).ToArray();
                await Task.WhenAll(cut.Select(p => p.Cut()));
                cuts += cut.Length;
            }
        }
        catch (OperationCanceledException)
        {
            // Time is up.
        }
    }

    private static IEnumerable<TimeSpan> OfferToScreen(LoadPlayer[] people) =>
        from speaker in people
        from said in speaker.Said
        from other in people
        where other != speaker
        let heard = other.At(said.Number)
        where heard is not null
        select Stopwatch.GetElapsedTime(said.Asked, heard.Value.At);

    /// <summary>How much was lost and doubled, by what the rooms hold now.</summary>
    private async Task<(int Lost, int Doubled)> Check()
    {
        progress("The rooms are held against what was heard.");
        var (lost, doubled) = (0, 0);
        await Parallel.ForEachAsync(sessions.Where(s => s is not null), async (people, _) =>
        {
            try
            {
                var room = await people[0].ReadAll();
                foreach (var person in people) await person.CatchUp(room.Count);
                var reckoning = Reckoning.Of(room, [.. people.SelectMany(p => p.Said)], [.. people.Select(TextAt)]);
                Interlocked.Add(ref lost, reckoning.Lost);
                Interlocked.Add(ref doubled, reckoning.Doubled);
            }
            catch (Exception e) when (e is TimeoutException or InvalidOperationException or OperationCanceledException)
            {
                faults.Add("A session did not answer at the end.");
            }
        });
        return (lost, doubled);
    }

    private static Func<int, int?> TextAt(LoadPlayer person) => number => person.At(number)?.Text;
}
