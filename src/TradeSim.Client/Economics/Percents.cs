using System.Globalization;
using TradeSim.Scenarios;

namespace TradeSim.Client.Economics;

/// <summary>How changes of the economy are said to a person: with sign and unit, and no more digits than they bear.</summary>
internal static class Percents
{
    /// <summary>"+0.14 %", "−3.5 %", "0.00 %"; large changes as multiples: "5.3 times as much".</summary>
    public static string Said(double percent) => Math.Abs(percent) switch
    {
        >= 200 when percent > 0 => $"{Number(1 + (percent / 100), "0.0")} times",
        >= 10 => Words.Percent(Sign(percent) + Number(Math.Abs(percent), "0")),
        >= 1 => Words.Percent(Sign(percent) + Number(Math.Abs(percent), "0.0")),
        _ => Words.Percent(Sign(Math.Round(percent, 2)) + Number(Math.Abs(percent), "0.00")),
    };

    /// <summary>"+0.09 to +0.20 %"; nothing where low and high read the same.</summary>
    public static string Range(double low, double high)
    {
        var (from, to) = (Said(low), Said(high));
        var unit = Words.Percent("");
        return from == to ? "" : from.EndsWith(unit, StringComparison.Ordinal) && to.EndsWith(unit, StringComparison.Ordinal)
            ? $"{from[..^unit.Length]} to {to}"
            : $"{from} to {to}";
    }

    /// <summary>Whether a change is welcome to the party whose number it is: 1, −1, or 0 where it reads as none.</summary>
    public static int Welcome(Indicator indicator, double percent)
    {
        var sign = Math.Abs(percent) < 0.005 ? 0 : Math.Sign(percent);
        return indicator.Gauge is Gauge.CostOfLiving or Gauge.Price ? -sign : sign;
    }

    /// <summary>The class that colours a change, beside its sign.</summary>
    public static string Class(Indicator indicator, double percent) => Welcome(indicator, percent) switch
    {
        > 0 => "plus",
        < 0 => "minus",
        _ => "quiet",
    };

    /// <summary>The class of a change of which more is welcome.</summary>
    public static string Class(double percent) =>
        Math.Abs(percent) < 0.005 ? "quiet" : percent > 0 ? "plus" : "minus";

    private static string Sign(double percent) => percent > 0 ? "+" : percent < 0 ? "−" : "";

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
