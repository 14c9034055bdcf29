using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradeSim.Scenarios;

/// <summary>The public half of a scenario: what everybody at the table knows when the talks open.</summary>
public sealed record Agenda(
    string Scenario, string Title, string Summary, string Background, Talks Talks,
    ImmutableArray<Party> Parties, ImmutableArray<Issue> Issues, ImmutableArray<Source> Sources,
    EconomyMap? Economy, Aftermath? Aftermath)
{
    /// <summary>The package of every issue's status quo.</summary>
    public Package StatusQuo => new([.. Issues.Select(i => i.StatusQuo)]);

    /// <summary>True if the package has one existing option for each issue.</summary>
    public bool Fits(Package package) =>
        package.Count == Issues.Length
        && Issues.Select((issue, i) => package[i] >= 0 && package[i] < issue.Options.Length).All(fits => fits);

    /// <summary>True if the reference names an existing option.</summary>
    public bool Has(OptionRef reference) =>
        reference.Issue >= 0 && reference.Issue < Issues.Length
        && reference.Option >= 0 && reference.Option < Issues[reference.Issue].Options.Length;

    /// <summary>The party of this id, or null.</summary>
    public Party? Party(string id) => Parties.FirstOrDefault(p => p.Id == id);

    /// <summary>How many packages there are: the product of the issues' options.</summary>
    public long Packages => Issues.Aggregate(1L, (n, issue) => checked(n * issue.Options.Length));
}

/// <summary>A country with interests; <paramref name="Mark"/> is the shape that stands beside its colour.</summary>
public sealed record Party(string Id, string Name, string Short, string Mark, ImmutableArray<Seat> Seats)
{
    /// <summary>The seat that speaks for the delegation.</summary>
    public Seat Head => Seats.First(s => s.Head);
}

/// <summary>One role in a delegation, with the person who held it in history.</summary>
public sealed record Seat(string Id, string Role, string Holder, bool Head);

/// <summary>One matter to settle: a ladder of finitely many options, one of which holds today.</summary>
/// <param name="StatusQuo">Index into <paramref name="Options"/>.</param>
public sealed record Issue(
    string Id, string Name, string About, ImmutableArray<Option> Options, int StatusQuo,
    ImmutableArray<string> Sources);

/// <summary>One of the finitely many resolutions of an issue.</summary>
public sealed record Option(string Id, string Name, string About, ImmutableArray<string> Sources);

/// <summary>One option of one issue, by index.</summary>
[method: JsonConstructor] // Without it a struct is read member by member, and a missing one is silently 0.
public readonly record struct OptionRef(int Issue, int Option);

/// <summary>Where a historical figure or level comes from.</summary>
public sealed record Source(string Id, string Address);

/// <summary>Where and when the talks are held, and what each move costs in talk minutes.</summary>
public sealed record Talks(string Place, ImmutableArray<TalkDay> Days, MoveCosts Costs)
{
    /// <summary>Talk minutes of all days together.</summary>
    public int Minutes => Days.Sum(d => d.Minutes);
}

/// <summary>One day of talks; opens and closes in minutes after midnight.</summary>
public sealed record TalkDay(string Name, int Opens, int Closes)
{
    /// <summary>Talk minutes of this day.</summary>
    public int Minutes => Closes - Opens;
}

/// <summary>Talk minutes that a move takes when the clock runs by moves.</summary>
/// <param name="Call">Stepping out to call the capital.</param>
public sealed record MoveCosts(int Offer, int Answer, int Signal, int Word, int Call);
