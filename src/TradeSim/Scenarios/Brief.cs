using System.Collections.Immutable;

namespace TradeSim.Scenarios;

/// <summary>What one party alone knows. It lives in that party's delegation and never enters a table.</summary>
/// <param name="Interests">Markdown for the whole delegation.</param>
/// <param name="Batna">What happens to this party if the talks fail.</param>
/// <param name="Reservation">The score of that alternative, in points.</param>
/// <param name="Weights">What the valuation makes of the economy; empty where the scenario has none.</param>
public sealed record Brief(
    string Party, string Interests, string Batna, int Reservation, Mandate Mandate, Valuation Valuation,
    ImmutableArray<Weight> Weights, ImmutableArray<SeatPage> Pages);

/// <summary>The confidential page of one seat, in Markdown.</summary>
public sealed record SeatPage(string Seat, string Text);

/// <summary>What the capital permits its delegation to agree to now.</summary>
/// <param name="Minimum">The least score permitted, in points.</param>
/// <param name="Forbidden">Options the capital does not permit.</param>
public sealed record Mandate(int Minimum, ImmutableArray<OptionRef> Forbidden, string Note)
{
    /// <summary>The first forbidden option in a package, or null.</summary>
    public OptionRef? Breach(Package package)
    {
        foreach (var red in Forbidden)
            if (package[red.Issue] == red.Option)
                return red;
        return null;
    }

    /// <summary>True if the delegation may agree to a package of this score.</summary>
    public bool Permits(Package package, int score) => score >= Minimum && Breach(package) is null;
}
