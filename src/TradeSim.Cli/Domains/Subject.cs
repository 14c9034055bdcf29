using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.Cli.Domains;

/// <summary>
/// What is analysed: a scenario of ours or a domain of another platform, as a space of packages.
/// </summary>
/// <param name="Unit">How many whole units of the space make a utility of 1.</param>
/// <param name="Reservation">By party; null where there is none.</param>
/// <param name="Discounts">By party, where the files have discounts; reported and not applied.</param>
/// <param name="Scenario">Null for a domain of another platform.</param>
internal sealed record Subject(
    string Name, string Format, IReadOnlyList<string> Parties, IReadOnlyList<DomainIssue> Issues,
    PackageSpace Space, double Unit, IReadOnlyList<double?> Reservation, Func<Package, double[]> Utilities,
    IReadOnlyList<IReadOnlyList<Discount>> Discounts, Scenario? Scenario)
{
    /// <summary>
    /// Real utilities are added up exactly in this unit, and compared in a thousand of them: 1e-9.
    /// </summary>
    private const double Trillion = 1e12;

    /// <summary>How many outcomes there are.</summary>
    public double Outcomes => Issues.Aggregate(1.0, (n, i) => n * i.Options.Count);

    /// <summary>True where utilities are whole points, so that no ties need a tolerance.</summary>
    public bool IsWhole => Unit == 1;

    /// <summary>A scenario of ours, valued in points.</summary>
    public static Subject Of(Scenario scenario)
    {
        Brief[] briefs = [.. scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id))];
        Valuation[] valuations = [.. briefs.Select(b => b.Valuation)];
        return new(scenario.Id, "TradeSim scenario", [.. briefs.Select(b => b.Party)],
            [.. scenario.Agenda.Issues.Select(i => new DomainIssue(i.Id, [.. i.Options.Select(o => o.Id)]))],
            PackageSpace.Of(valuations), 1, [.. briefs.Select(b => (double?)b.Reservation)],
            package => [.. valuations.Select(v => (double)v.Score(package))], [], scenario);
    }

    /// <summary>A domain of another platform.</summary>
    /// <exception cref="UnusableException">It is larger than can be worked out.</exception>
    public static Subject Of(Domain domain)
    {
        var parties = domain.Parties;
        var subject = new Subject(domain.Name, domain.Format, Distinct(parties), domain.Issues,
            PackageSpace.Additive([.. parties.Select(Units)]), Trillion,
            [.. parties.Select(p => p.Reservation)],
            package => [.. parties.Select(p =>
                p.Bias + p.Utilities.Index().Sum(u => u.Item[package[u.Index]]))],
            parties.All(p => p.Discounts.Count == 0) ? [] : [.. parties.Select(p => p.Discounts)], null);
        if (parties.Count > 2 && subject.Outcomes > DomainLimits.OutcomesOfMany)
            throw new UnusableException($"{domain.Name}: {parties.Count} parties and {subject.Outcomes:0} "
                + $"outcomes are more than can be worked out. Give at most {DomainLimits.OutcomesOfMany:0}.");
        return subject;
    }

    /// <summary>
    /// A score of the space in the unit in which it is compared: equal to nine decimals is equal.
    /// </summary>
    /// <remarks>
    /// Shifted, because round numbers with a rounding error would fall on both sides of a border.
    /// </remarks>
    public long Compared(long score) => IsWhole ? score : (long)Math.Floor((score + 137) / 1000.0);

    /// <summary>A utility in the unit in which scores are compared.</summary>
    public long Compared(double utility) => Compared((long)Math.Round(utility * Unit));

    private static long[][] Units(DomainParty party)
    {
        var most = Math.Abs(party.Bias) + party.Utilities.Sum(u => u.Max(Math.Abs))
            + Math.Abs(party.Reservation ?? 0);
        if (!(most <= DomainLimits.Utility))
            throw new UnusableException($"{party.Name}: utilities reach {most:G3}, which is more than can be "
                + $"added up exactly. Scale them down to at most {DomainLimits.Utility:0}.");
        return [.. party.Utilities.Select((utilities, issue) => Array.ConvertAll(utilities,
            u => (long)Math.Round((u + (issue == 0 ? party.Bias : 0)) * Trillion)))];
    }

    private static string[] Distinct(IReadOnlyList<DomainParty> parties) => [.. parties.Index().Select(p =>
        parties.Count(other => other.Name == p.Item.Name) == 1
            ? p.Item.Name : $"{p.Item.Name}-{p.Index + 1}")];
}
