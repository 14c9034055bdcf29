using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Debriefs;

/// <summary>Goes through all changes of one, two and three issues of a package, exactly.</summary>
/// <remarks>
/// Points add up by issue; only where a change touches a linkage or the economy are these counted anew, and only if
/// the party could still be no worse off with the most that they can give.
/// </remarks>
internal sealed class TradeSearch
{
    private const byte No = 0;
    private const byte Some = 1;
    private const byte All = 2;

    private readonly Package from;
    private readonly Worth[] worths;
    private readonly OptionRef[] options;
    private readonly int[] package;
    private readonly byte none;
    private readonly byte[] singles;
    private readonly byte[] pairs;
    private readonly List<MissedTrade> found = [];

    public TradeSearch(
        IReadOnlyList<Valuation> valuations, Package from, IReadOnlyList<int> got, Func<OptionRef, bool> allows)
    {
        this.from = from;
        package = [.. from];
        options = [.. valuations[0].Points.SelectMany((points, issue) => Enumerable.Range(0, points.Length)
            .Where(o => o != from[issue]).Select(o => new OptionRef(issue, o))).Where(allows)];
        worths = [.. valuations.Select((v, i) => new Worth(v, from, got[i], options))];
        none = Weigh([]);
        singles = new byte[options.Length];
        pairs = new byte[options.Length * options.Length];
    }

    /// <summary>Every minimal trade, by its number of changes and then in the agenda's order.</summary>
    public List<MissedTrade> Find()
    {
        for (var a = 0; a < options.Length; a++)
            Keep(singles[a] = Weigh([a]), none, [a]);
        for (var a = 0; a < options.Length; a++)
            for (var b = Next(a); b < options.Length; b++)
                Keep(Pair(a, b) = Weigh([a, b]), Math.Max(none, Math.Max(singles[a], singles[b])), [a, b]);
        for (var a = 0; a < options.Length; a++)
            for (var b = Next(a); b < options.Length; b++)
                Triples(a, b);
        return found;
    }

    private void Triples(int a, int b)
    {
        var part = Math.Max(Math.Max(none, Pair(a, b)), Math.Max(singles[a], singles[b]));
        if (part == All) return;
        for (var c = Next(b); c < options.Length; c++)
        {
            var parts = Math.Max(Math.Max(part, singles[c]), Math.Max(Pair(a, c), Pair(b, c)));
            if (parts < All) Keep(Weigh([a, b, c]), parts, [a, b, c]);
        }
    }

    /// <summary>The first option of a later issue.</summary>
    private int Next(int option)
    {
        var next = option + 1;
        while (next < options.Length && options[next].Issue == options[option].Issue) next++;
        return next;
    }

    private ref byte Pair(int a, int b) => ref pairs[(a * options.Length) + b];

    /// <summary>A trade counts if no part of it is as good in kind.</summary>
    private void Keep(byte kind, byte parts, ReadOnlySpan<int> changes)
    {
        if (kind <= parts) return;
        ImmutableArray<OptionRef> changed = [.. changes.ToArray().Select(c => options[c])];
        var after = changed.Aggregate(from, (p, o) => p.With(o.Issue, o.Option));
        found.Add(new(changed, [.. worths.Select(w => w.Gain(after))]));
    }

    private byte Weigh(ReadOnlySpan<int> changes)
    {
        foreach (var worth in worths)
            if (worth.Most(changes) < 0)
                return No;
        foreach (var change in changes) package[options[change].Issue] = options[change].Option;
        var (some, all) = (false, true);
        foreach (var worth in worths)
        {
            var gain = worth.Gain(changes, package);
            some |= gain > 0;
            all &= gain > 0;
            if (gain >= 0) continue;
            (some, all) = (false, false);
            break;
        }

        foreach (var change in changes) package[options[change].Issue] = from[options[change].Issue];
        return all ? All : some ? Some : No;
    }
}
