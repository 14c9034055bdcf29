using TradeSim.Classes;
using TradeSim.Tables;

namespace TradeSim.Client.Classes;

/// <summary>What the cockpit says of a table, and how much it needs the facilitator.</summary>
public static class TableWords
{
    /// <summary>Without a move for so long, a table is stalled.</summary>
    public static TimeSpan Stalled { get; } = TimeSpan.FromMinutes(3);

    /// <summary>What a table needs, the most pressing first; empty where it needs nothing.</summary>
    public static IEnumerable<string> Needs(CockpitView view, TableRow table, DateTimeOffset now)
    {
        if (table.End is not null) yield break;
        foreach (var party in table.AtCapital) yield return $"{Short(view, party)} waits for its capital";
        if (IsStalled(view, table, now)) yield return $"no move for {Minutes(now - (table.LastMove ?? view.Began ?? now))}";
        if (table.Phase == TablePhase.Waiting) yield return "waits for a delegation";
        foreach (var student in Missed(view, table)) yield return $"{student.Name} is away";
    }

    /// <summary>How much a table needs the facilitator; the largest stands first.</summary>
    public static int Need(CockpitView view, TableRow table, DateTimeOffset now) =>
        table.End is not null ? -1
        : (table.AtCapital.Length * 100) + (IsStalled(view, table, now) ? 50 : 0)
            + (table.Phase == TablePhase.Waiting ? 30 : 0)
            + (10 * Missed(view, table).Count())
            + (table.Phase == TablePhase.LastCall ? 5 : 0);

    /// <summary>Where a table stands, in a few words.</summary>
    public static string Stand(CockpitView view, TableRow table) => table switch
    {
        { End: { Rounds: [.., var last] } } => last switch
        {
            { Agreement: not null } => "agreed",
            { LeftBy: { } by } => $"{Short(view, by)} left",
            { IsStopped: true } => "ended by you",
            _ => "no deal",
        },
        { PausedSince: not null } => "paused",
        { Phase: TablePhase.Bare or TablePhase.Waiting } => "waiting",
        { Phase: TablePhase.LastCall } => "last call",
        { Phase: TablePhase.Adjourned } => "before the capitals",
        { Phase: TablePhase.Over } => "over",
        { Phase: TablePhase.Aftermath } => table.Day,
        _ => table.Round > 1 ? $"round {table.Round}, {table.Day}" : table.Day,
    };

    /// <summary>What is left of the day, or week.</summary>
    public static string Left(TableRow table, DateTimeOffset now) =>
        table is { PausedSince: null, DayEnds: { } ends, End: null } ? Words.Countdown(ends - now) : "";

    /// <summary>A party's short name.</summary>
    public static string Short(CockpitView view, string party) =>
        view.Parties.FirstOrDefault(p => p.Id == party)?.Short ?? party;

    /// <summary>How long ago a moment was.</summary>
    public static string Ago(DateTimeOffset? then, DateTimeOffset now) =>
        then is not { } at ? "none yet" : now - at < TimeSpan.FromSeconds(50) ? "just now" : $"{Minutes(now - at)} ago";

    /// <summary>Those who are away while no AI speaks for them yet.</summary>
    private static IEnumerable<StudentRow> Missed(CockpitView view, TableRow table) => view.Students.Where(s =>
        s is { IsAway: true, Place: { } place } && place.Table == table.Number && !table.Held.Contains(place.Party));

    private static bool IsStalled(CockpitView view, TableRow table, DateTimeOffset now) =>
        table is { PausedSince: null, Phase: TablePhase.Talking or TablePhase.LastCall }
        && now - (table.LastMove ?? view.Began ?? now) >= Stalled;

    private static string Minutes(TimeSpan span) => Words.Length(Math.Max(1, (int)span.TotalMinutes));
}
