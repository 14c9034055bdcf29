using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradeSim.Scenarios;

/// <summary>How the agenda moves the economy model. Public: everybody at the table reads the same consequences.</summary>
/// <param name="Calibration">The id of the calibration that stands for the world, for example "world-2022".</param>
/// <param name="CriticalMonths">How long licences have rationed critical inputs when the talks open, in months.</param>
/// <param name="Regions">The region of the calibration that each party speaks for, in the agenda's order of parties.</param>
/// <param name="InForce">What holds whatever is agreed.</param>
/// <param name="Effects">The issues that touch the economy, in the agenda's order.</param>
/// <param name="Indicators">What is watched, and what briefs may weigh.</param>
public sealed record EconomyMap(
    string Calibration, int CriticalMonths, ImmutableArray<string> Regions, ImmutableArray<Measure> InForce,
    ImmutableArray<Effect> Effects, ImmutableArray<Indicator> Indicators)
{
    /// <summary>The regions and sectors of a measure that stand for all others.</summary>
    public const string Everyone = "*";

    /// <summary>The word for every sector but services.</summary>
    public const string Goods = "goods";

    /// <summary>The effect of an issue; null where it does not touch the economy.</summary>
    public Effect? EffectOf(int issue) => Effects.FirstOrDefault(e => e.Issue == issue);
}

/// <summary>What each option of one issue does to the economy.</summary>
/// <param name="Note">Where the numbers come from, and which are estimates.</param>
/// <param name="Options">The measures of each option, in the issue's order.</param>
public sealed record Effect(int Issue, string Note, ImmutableArray<ImmutableArray<Measure>> Options)
{
    /// <summary>Level by option: options with the same measures have the same level, numbered by their first.</summary>
    public ImmutableArray<int> Levels()
    {
        var seen = new List<ImmutableArray<Measure>>();
        return [.. Options.Select(measures =>
        {
            var level = seen.FindIndex(s => s.SequenceEqual(measures));
            if (level >= 0) return level;
            seen.Add(measures);
            return seen.Count - 1;
        })];
    }
}

/// <summary>One change of policy, in whole percent, for one importer, exporter and list of sectors.</summary>
/// <param name="Importer">The region that buys; for a productivity the region that makes; "*" for every other one.</param>
/// <param name="Exporter">The region that sells; empty for a productivity; "*" for every other one.</param>
/// <param name="Sectors">Names of sectors, or "goods" alone.</param>
/// <param name="Percent">Points added to a tariff, export tax or trade cost; percent left of a quota or productivity.</param>
public sealed record Measure(
    Instrument Instrument, string Importer, string Exporter, ImmutableArray<string> Sectors, int Percent)
{
    /// <inheritdoc/>
    public bool Equals(Measure? other) =>
        other is not null && (Instrument, Importer, Exporter, Percent)
            == (other.Instrument, other.Importer, other.Exporter, other.Percent)
        && Sectors.SequenceEqual(other.Sectors);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Instrument, Importer, Exporter, Percent, Sectors.Length);
}

/// <summary>What a government can do to trade.</summary>
[JsonConverter(typeof(ByName<Instrument>))]
public enum Instrument
{
    /// <summary>Points added to the importer's tariff.</summary>
    Tariff,

    /// <summary>Percent added to what must be shipped for one to arrive.</summary>
    TradeCost,

    /// <summary>Points that the exporter's government takes of the price.</summary>
    ExportTax,

    /// <summary>Percent of the base year's volume that licences let pass; several on one flow multiply.</summary>
    Quota,

    /// <summary>Percent of the base year's productivity that is left.</summary>
    Productivity,
}

/// <summary>A number that somebody watches: one party's change against how things are today, in percent.</summary>
/// <param name="Party">Whose number it is.</param>
/// <param name="Sectors">The sectors that it counts; empty where it counts all.</param>
/// <param name="Partner">The other party of a trade; empty for all regions.</param>
public sealed record Indicator(
    string Id, string Name, string Party, Gauge Gauge, ImmutableArray<string> Sectors, string Partner);

/// <summary>What an indicator measures; each is a change in percent against today.</summary>
[JsonConverter(typeof(ByName<Gauge>))]
public enum Gauge
{
    /// <summary>What all incomes of the country can buy.</summary>
    RealIncome,

    /// <summary>Consumer prices against wages.</summary>
    CostOfLiving,

    /// <summary>What the workers and owners of some sectors can buy.</summary>
    SectorIncome,

    /// <summary>Labour in some sectors.</summary>
    Jobs,

    /// <summary>Value of exports to a partner.</summary>
    Exports,

    /// <summary>Quantity of some sectors' goods bought from a partner.</summary>
    Imports,

    /// <summary>Quantity of some sectors' goods that the country uses, whatever their origin.</summary>
    Use,

    /// <summary>Price of some sectors' goods in the country.</summary>
    Price,
}

/// <summary>What one party's score makes of an indicator: points for each percent of change.</summary>
public sealed record Weight(string Indicator, int PointsPerPercent);
