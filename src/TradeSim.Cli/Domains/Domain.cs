namespace TradeSim.Cli.Domains;

/// <summary>A domain of another platform: issues with options, and what each party makes of them.</summary>
/// <param name="Format">Whose format it is, as a person calls it.</param>
internal sealed record Domain(
    string Name, string Format, IReadOnlyList<DomainIssue> Issues, IReadOnlyList<DomainParty> Parties);

/// <summary>One matter to settle, with the names of its options.</summary>
internal sealed record DomainIssue(string Name, IReadOnlyList<string> Options);

/// <summary>One party's utility: a bias plus, for each issue, the utility of its option.</summary>
/// <param name="Utilities">By issue and option; weights are multiplied in.</param>
/// <param name="Reservation">Null where the file has none and its platform takes minus infinity.</param>
/// <param name="Discounts">What the file says of discounting, outermost first; reported and not
/// applied.</param>
internal sealed record DomainParty(
    string Name, double Bias, double[][] Utilities, double? Reservation, IReadOnlyList<Discount> Discounts);

/// <summary>A discount as a file names it: its kind, and its numbers by name.</summary>
internal sealed record Discount(string Kind, IReadOnlyDictionary<string, double> Numbers);
