using System.Collections.Immutable;

namespace TradeSim.Scenarios;

/// <summary>What one party alone knows. It lives in that party's delegation and never enters a table.</summary>
/// <param name="Interests">Markdown for the whole delegation.</param>
/// <param name="Batna">What happens to this party if the talks fail.</param>
/// <param name="Reservation">The score of that alternative, in points.</param>
/// <param name="Weights">What the valuation makes of the economy; empty where the scenario has none.</param>
/// <param name="Home">The constituencies that must ratify; null where the scenario has no second level.</param>
public sealed record Brief(
    string Party, string Interests, string Batna, int Reservation, Mandate Mandate, Valuation Valuation,
    ImmutableArray<Weight> Weights, ImmutableArray<SeatPage> Pages, HomeFront? Home);

/// <summary>The confidential page of one seat, in Markdown.</summary>
public sealed record SeatPage(string Seat, string Text);

/// <summary>What the capital permits its delegation to agree to now.</summary>
/// <param name="Minimum">The least score permitted, in points.</param>
/// <param name="Forbidden">Options the capital does not permit.</param>
/// <param name="Provisos">Forbidden options that it permits together with others.</param>
public sealed record Mandate(
    int Minimum, ImmutableArray<OptionRef> Forbidden, string Note, ImmutableArray<Proviso> Provisos)
{
    /// <summary>The first forbidden option in a package that no proviso permits there, or null.</summary>
    public OptionRef? Breach(Package package)
    {
        foreach (var red in Forbidden)
            if (package[red.Issue] == red.Option && !IsProvided(red, package))
                return red;
        return null;
    }

    /// <summary>True if the delegation may agree to a package of this score.</summary>
    public bool Permits(Package package, int score) => score >= Minimum && Breach(package) is null;

    /// <summary>True if the option may stand in some package.</summary>
    public bool Allows(OptionRef option) =>
        !Forbidden.Contains(option) || Provisos.Any(p => p.Option == option);

    private bool IsProvided(OptionRef red, Package package)
    {
        foreach (var proviso in Provisos)
            if (proviso.Option == red && proviso.Holds(package))
                return true;
        return false;
    }
}

/// <summary>A forbidden option that the capital permits where all of these hold.</summary>
public sealed record Proviso(OptionRef Option, ImmutableArray<Condition> Needs)
{
    /// <summary>True if the package meets every condition.</summary>
    public bool Holds(Package package)
    {
        foreach (var need in Needs)
            if (!need.Options.Contains(package[need.Issue]))
                return false;
        return true;
    }
}
