using System.Collections.Immutable;
using TradeSim.Economies;

namespace TradeSim.Client.Economics.Sandboxes;

/// <summary>Which controls stand together.</summary>
public enum LeverGroup
{
    /// <summary>Duties at the border.</summary>
    Tariffs,

    /// <summary>What export licences let pass.</summary>
    Licences,

    /// <summary>What trade costs and what an industry can do.</summary>
    Costs,

    /// <summary>How long the world has had to adjust.</summary>
    Time,
}

/// <summary>One thing of the economy that a person can move, with all places it can stand at.</summary>
/// <param name="Key">Its short name in a link.</param>
/// <param name="Name">Its name on the screen.</param>
/// <param name="About">What it means, for whoever looks closer.</param>
/// <param name="Stops">Where it can stand, the lowest first.</param>
/// <param name="Default">Where it stands in the base year.</param>
public sealed record Lever(
    string Key, LeverGroup Group, string Name, string About, ImmutableArray<double> Stops, double Default)
{
    /// <summary>A value with its unit.</summary>
    public required Func<double, string> Say { get; init; }

    /// <summary>Writes a value that is not the default into a policy; nothing for time, which is no
    /// policy.</summary>
    public Action<Policy, double> Put { get; init; } = (_, _) => { };

    /// <summary>The stop nearest to a number.</summary>
    public double Nearest(double value) => Stops.MinBy(stop => Math.Abs(stop - value));
}

/// <summary>A control that a world cannot offer, and why.</summary>
public sealed record MissingLever(string Name, string Why);
