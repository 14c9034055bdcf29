using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Scenarios;

namespace TradeSim.Tables;

/// <summary>A moment of the talks: which day, and the minute after its midnight.</summary>
[method: JsonConstructor] // Without it a struct is read member by member, and a missing one is silently 0.
public readonly record struct TalkTime(int Day, int Minute);

/// <summary>How talk time passes: by real minutes (a classroom) or by the moves made (solo play).</summary>
[JsonConverter(typeof(ByName<ClockMode>))]
public enum ClockMode
{
    /// <summary>Each move costs talk minutes; nothing passes while people think.</summary>
    Moves,

    /// <summary>A talk day lasts a set number of real seconds.</summary>
    Wall,
}

/// <summary>The clock a session chose; <paramref name="SecondsPerDay"/> counts in wall mode only, 0 for the calendar's own.</summary>
public sealed record ClockSetting(ClockMode Mode, int SecondsPerDay)
{
    /// <summary>The clock of a retold history: a talk minute lasts a minute, and between two days there is a night.</summary>
    public static ClockSetting ByCalendar { get; } = new(ClockMode.Wall, 0);

    /// <summary>How many real seconds a day lasts in wall mode.</summary>
    public int SecondsOf(TalkDay day) => SecondsPerDay > 0 ? SecondsPerDay : day.Minutes * 60;

    /// <summary>The clock of solo play.</summary>
    public static ClockSetting ByMoves { get; } = new(ClockMode.Moves, 0);
}

/// <summary>The running clock of one table: pure arithmetic over the days of the talks.</summary>
/// <param name="DayBegan">When the present day began in real time.</param>
public sealed record TalkClock(
    ClockSetting Setting, ImmutableArray<TalkDay> Days, TalkTime Time, DateTimeOffset DayBegan)
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>The day that is being talked on.</summary>
    public TalkDay Today => Days[Time.Day];

    /// <summary>True on the last day.</summary>
    public bool IsLastDay => Time.Day == Days.Length - 1;

    /// <summary>When the present day ends in real time; null when the clock runs by moves.</summary>
    public DateTimeOffset? DayEnds =>
        Setting.Mode == ClockMode.Wall ? DayBegan.AddSeconds(Setting.SecondsOf(Today)) : null;

    /// <summary>How long nobody talks between the present day and the next.</summary>
    public TimeSpan Night => Setting.SecondsPerDay > 0 || IsLastDay ? TimeSpan.Zero
        : TimeSpan.FromMinutes(MinutesOfDay - Today.Closes + Days[Time.Day + 1].Opens);

    /// <summary>The talk time at a real moment, never before what was already reached.</summary>
    public TalkTime At(DateTimeOffset now)
    {
        if (Setting.Mode == ClockMode.Moves) return Time;
        // Counted and not shared out: a share of a day rounds to the minute before.
        if (Setting.SecondsPerDay == 0)
            return Time with { Minute = Math.Clamp(Today.Opens + (int)(now - DayBegan).TotalMinutes, Time.Minute, Today.Closes) };
        var share = (now - DayBegan).Ticks / (decimal)(Setting.SecondsOf(Today) * TimeSpan.TicksPerSecond);
        var minute = Today.Opens + (int)(Math.Clamp(share, 0, 1) * Today.Minutes);
        return Time with { Minute = Math.Max(Time.Minute, minute) };
    }

    /// <summary>Talk minutes from a moment to the end of the last day.</summary>
    public int MinutesLeft(TalkTime from) =>
        Days[from.Day].Closes - from.Minute + Days.Skip(from.Day + 1).Sum(d => d.Minutes);
}
