using System.Collections.Immutable;

namespace TradeSim.Scenarios;

/// <summary>A whole scenario: the public agenda, every party's brief, and what history settled on.</summary>
/// <remarks>Only the session's office holds it; tables get the agenda and delegations their own brief.</remarks>
public sealed record Scenario(Agenda Agenda, ImmutableArray<Brief> Briefs, History History)
{
    /// <summary>The scenario's id.</summary>
    public string Id => Agenda.Scenario;

    /// <summary>One party's brief.</summary>
    public Brief Brief(string party) => Briefs.First(b => b.Party == party);
}

/// <summary>What the historical delegations agreed, as a package and in words.</summary>
public sealed record History(Package Outcome, string Summary, ImmutableArray<string> Sources);
