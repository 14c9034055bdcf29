using System.Globalization;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles.Studies;

/// <summary>The local days and hours of one year, as "Monday 9 June, 13:10".</summary>
internal sealed record Calendar(int Year, int HoursFromUtc)
{
    private const string Day = "dddd d MMMM";

    /// <summary>The instant that a text names; null where there is no such moment in the year.</summary>
    public DateTimeOffset? Read(string text) => Parse(text, Day + ", HH:mm");

    /// <summary>When a day of the talks opens; null where its name is no date of the year.</summary>
    public DateTimeOffset? Opening(TalkDay day) => Parse(day.Name, Day)?.AddMinutes(day.Opens);

    /// <summary>True where a moment lies in the hours of a day of the talks.</summary>
    public bool Holds(TalkDay day, DateTimeOffset moment) => Opening(day) is { } opens
        && moment >= opens && moment < opens.AddMinutes(day.Minutes);

    private DateTimeOffset? Parse(string text, string format) =>
        DateTime.TryParseExact($"{text} {Year}", $"{format} yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var time)
            ? new(time, TimeSpan.FromHours(HoursFromUtc)) : null;
}
