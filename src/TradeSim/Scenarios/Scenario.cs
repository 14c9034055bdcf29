using System.Collections.Immutable;

namespace TradeSim.Scenarios;

/// <summary>A whole scenario: the public agenda, every party's brief, and what history settled on.</summary>
/// <remarks>Only the session's office holds it; tables get the agenda and delegations their own brief.</remarks>
/// <param name="Capitals">How each capital answers a call; a party without one is always told no.</param>
/// <param name="Incidents">What may happen in the weeks after the talks.</param>
/// <param name="Sequel">How it opens when it follows another scenario; null where it follows none.</param>
public sealed record Scenario(
    Agenda Agenda, ImmutableArray<Brief> Briefs, History History, ImmutableArray<Capital> Capitals,
    ImmutableArray<Incident> Incidents, Sequel? Sequel)
{
    /// <summary>The scenario's id.</summary>
    public string Id => Agenda.Scenario;

    /// <summary>One party's brief.</summary>
    public Brief Brief(string party) => Briefs.First(b => b.Party == party);

    /// <summary>How a party's capital answers; null where it has nothing to give.</summary>
    public Capital? Capital(string party) => Capitals.FirstOrDefault(c => c.Party == party);
}

/// <summary>What the historical delegations agreed, as a package and in words.</summary>
public sealed record History(Package Outcome, string Summary, ImmutableArray<string> Sources);
