using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>
/// All packages that may be agreed, with what they are worth to every party as tables that add up.
/// </summary>
/// <remarks>
/// Scores are whole numbers, of points or of any smaller unit, so sums and ties are exact. Options of one
/// issue that no linkage and no economy tells apart form a class: tables go by class, and only points go by
/// option.
/// </remarks>
public sealed class PackageSpace
{
    private PackageSpace(int parties, int[][] options, long[][] points, IReadOnlyList<Term> terms)
    {
        Parties = parties;
        Options = options;
        Points = points;
        ClassOf = Array.ConvertAll(options, o => new int[o.Length]);
        foreach (var term in terms)
            for (var i = 0; i < term.Scope.Length; i++)
                Refine(ClassOf[term.Scope[i]], term.Offsets[i]);
        Classes = Array.ConvertAll(ClassOf, c => c.Length == 0 ? 0 : c.Max() + 1);
        int[][] examples = [.. ClassOf.Select((places, issue) =>
            Enumerable.Range(0, Classes[issue]).Select(c => Array.IndexOf(places, c)).ToArray())];
        Tables = [.. ScoreTable.All(parties, terms, Classes, examples)];
    }

    /// <summary>How many parties value the packages.</summary>
    public int Parties { get; }

    /// <summary>How many issues a package settles.</summary>
    public int Issues => Options.Length;

    /// <summary>True if some issue has no permitted option, so that there is no package.</summary>
    internal bool IsEmpty => Options.Any(o => o.Length == 0);

    /// <summary>The permitted options by issue.</summary>
    internal int[][] Options { get; }

    /// <summary>By issue: points by place among its permitted options, then by party.</summary>
    internal long[][] Points { get; }

    /// <summary>By issue: the class of each permitted option.</summary>
    internal int[][] ClassOf { get; }

    /// <summary>How many classes each issue has; 1 where nothing joins it to others.</summary>
    internal int[] Classes { get; }

    /// <summary>What combinations of classes add; no two over the same issues.</summary>
    internal IReadOnlyList<ScoreTable> Tables { get; }

    /// <summary>The packages that these valuations, one a party, value.</summary>
    /// <param name="allows">Whether an issue may be settled on an option; all may where it is null.</param>
    public static PackageSpace Of(IReadOnlyList<Valuation> valuations, Func<int, int, bool>? allows = null)
    {
        var parties = valuations.Count;
        int[][] options = [.. valuations[0].Points.Select((points, issue) =>
            Enumerable.Range(0, points.Length).Where(o => allows is null || allows(issue, o)).ToArray())];
        long[][] points = [.. options.Select((permitted, issue) =>
            permitted.SelectMany(o => valuations.Select(v => (long)v.Points[issue][o])).ToArray())];
        var terms = new List<Term>();
        if (options.All(o => o.Length > 0))
            foreach (var term in valuations.SelectMany((v, party) => Term.Of(party, v, options)))
                if (term.Scope.Length > 1) terms.Add(term);
                else AddToPoints(term, points, parties);
        return new(parties, options, points, terms);
    }

    /// <summary>A space without linkages: a score by party, issue and option, in whole units.</summary>
    public static PackageSpace Additive(IReadOnlyList<long[][]> scores) => new(scores.Count,
        [.. scores[0].Select(o => Enumerable.Range(0, o.Length).ToArray())],
        [.. scores[0].Select((o, issue) =>
            o.Index().SelectMany(option => scores.Select(s => s[issue][option.Index])).ToArray())],
        []);

    /// <summary>
    /// A term of one issue is points for its options; one of none is the same for all of them.
    /// </summary>
    private static void AddToPoints(Term term, long[][] points, int parties)
    {
        var to = points[term.Scope.Length == 0 ? 0 : term.Scope[0]];
        for (var place = 0; place < to.Length / parties; place++)
        {
            var at = term.Base + (term.Scope.Length == 0 ? 0 : term.Offsets[0][place]);
            to[(place * parties) + term.Party] += term.Values[at];
        }
    }

    /// <summary>Splits classes so that options of one class have the same offset too.</summary>
    private static void Refine(int[] classes, int[] offsets)
    {
        var known = new List<(int Class, int Offset)>();
        for (var place = 0; place < classes.Length; place++)
        {
            var key = (classes[place], offsets[place]);
            var at = known.IndexOf(key);
            if (at < 0) known.Add(key);
            classes[place] = at < 0 ? known.Count - 1 : at;
        }
    }
}
