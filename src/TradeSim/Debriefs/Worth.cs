using TradeSim.Scenarios;

namespace TradeSim.Debriefs;

/// <summary>What changes of one package are worth to one party against what it got, in points.</summary>
internal sealed class Worth
{
    private readonly Valuation valuation;
    private readonly int got;
    private readonly int before;
    private readonly int joined;
    private readonly int mostJoined;
    private readonly int[] points;
    private readonly bool[] joins;

    /// <param name="options">The changes, each named by its place.</param>
    public Worth(Valuation valuation, Package from, int got, OptionRef[] options)
    {
        (this.valuation, this.got) = (valuation, got);
        before = valuation.Score(from) - got;
        joined = Joined([.. from]);
        mostJoined = valuation.Linkages.Sum(l => Math.Max(0, l.Points))
            + (valuation.Economy is { } e && !e.Points.IsEmpty ? e.Points.Max() : 0) - joined;
        points = [.. options.Select(o => valuation.Points[o.Issue][o.Option] - valuation.Points[o.Issue][from[o.Issue]])];
        joins = [.. options.Select(o => valuation.Economy?.Issues.Contains(o.Issue) == true
            || valuation.Linkages.Any(l => l.When.Any(c => c.Issue == o.Issue)))];
    }

    /// <summary>No less than what these changes add.</summary>
    public int Most(ReadOnlySpan<int> changes)
    {
        var sum = before;
        var joins = false;
        foreach (var change in changes)
        {
            sum += points[change];
            joins |= this.joins[change];
        }

        return joins ? sum + mostJoined : sum;
    }

    /// <summary>What these changes add, exactly.</summary>
    /// <param name="after">The package with these changes.</param>
    public int Gain(ReadOnlySpan<int> changes, int[] after)
    {
        var sum = before;
        var joins = false;
        foreach (var change in changes)
        {
            sum += points[change];
            joins |= this.joins[change];
        }

        return joins ? sum + Joined(after) - joined : sum;
    }

    /// <summary>The same for a whole package.</summary>
    public int Gain(Package after) => valuation.Score(after) - got;

    private int Joined(int[] package)
    {
        var sum = valuation.Economy?.Of(package) ?? 0;
        foreach (var linkage in valuation.Linkages)
        {
            var holds = true;
            foreach (var condition in linkage.When)
                holds &= condition.Options.Contains(package[condition.Issue]);
            if (holds) sum += linkage.Points;
        }

        return sum;
    }
}
