namespace TradeSim.Bargaining;

/// <summary>The efficient points of any number of parties, by divide and conquer.</summary>
/// <remarks>
/// After H. T. Kung, F. Luccio and F. P. Preparata, "On Finding the Maxima of a Set of Vectors" (1975): of
/// points sorted by the first score, the lower half cannot dominate the upper; what the upper half dominates
/// in the lower is found with one score fewer to compare.
/// </remarks>
internal sealed class Maxima(int parties) : ISkyline
{
    private const int Few = 16;
    private const int Full = 1 << 14;

    private long[] scores = new long[64 * parties];
    private (int Left, int Right)[] trails = new (int, int)[64];
    private int count;
    private int limit = Full;

    public void Clear() => (count, limit) = (0, Full);

    public void Add(ReadOnlySpan<long> shift, Message points, int from, int to, int step)
    {
        if (count > 0 && count + to - from > limit)
        {
            Reduce();
            limit = Math.Max(Full, 2 * count);
        }

        if (count + to - from > trails.Length)
        {
            var room = 2 * (count + to - from);
            Array.Resize(ref trails, room);
            Array.Resize(ref scores, room * parties);
        }

        for (var i = from; i < to; i++)
        {
            for (var p = 0; p < parties; p++)
                scores[(count * parties) + p] = points.Scores[(i * parties) + p] + shift[p];
            trails[count++] = (points.Steps[i], step);
        }
    }

    public void WriteTo(Message message, Trail trail)
    {
        Reduce();
        for (var i = 0; i < count; i++)
            scores.AsSpan(i * parties, parties)
                .CopyTo(message.Add(trail.Pair(trails[i].Left, trails[i].Right)));
    }

    private void Reduce()
    {
        var sorted = new int[count];
        for (var i = 0; i < count; i++) sorted[i] = i;
        Array.Sort(sorted, Compare);
        var distinct = 0;
        for (var i = 0; i < count; i++)
            if (i == 0 || !Of(sorted[i]).SequenceEqual(Of(sorted[distinct - 1])))
                sorted[distinct++] = sorted[i];
        var kept = Efficient(sorted.AsSpan(0, distinct));
        var (from, trailsFrom) = (scores, trails);
        scores = new long[Math.Max(64, kept) * parties];
        trails = new (int, int)[Math.Max(64, kept)];
        for (var i = 0; i < kept; i++)
        {
            from.AsSpan(sorted[i] * parties, parties).CopyTo(scores.AsSpan(i * parties));
            trails[i] = trailsFrom[sorted[i]];
        }

        count = kept;
    }

    /// <summary>Score by score from high to low; of equal vectors the one that was added first.</summary>
    private int Compare(int x, int y)
    {
        var order = Of(y).SequenceCompareTo(Of(x));
        return order != 0 ? order : x.CompareTo(y);
    }

    /// <summary>Moves what is efficient to the front, in the same order, and counts it.</summary>
    private int Efficient(Span<int> points)
    {
        if (points.Length <= Few)
        {
            var kept = 0;
            for (var i = 0; i < points.Length; i++)
                if (!IsCovered(points[i], points[..kept], 1))
                    points[kept++] = points[i];
            return kept;
        }

        var half = points.Length / 2;
        var upper = Efficient(points[..half]);
        var lower = points[half..];
        lower = lower[..Efficient(lower)];
        lower = lower[..Drop(points[..upper].ToArray(), lower, 1)];
        lower.CopyTo(points[upper..]);
        return upper + lower.Length;
    }

    /// <summary>
    /// Drops from the lower what one of the upper covers in every score from this party on.
    /// </summary>
    private int Drop(Span<int> upper, Span<int> lower, int party)
    {
        if (upper.IsEmpty || lower.IsEmpty) return lower.Length;
        if (party >= parties - 2 && upper.Length + lower.Length > Few) return DropBySweep(upper, lower);
        if (upper.Length <= Few || lower.Length <= Few || party >= parties - 2)
        {
            var kept = 0;
            foreach (var point in lower)
                if (!IsCovered(point, upper, party))
                    lower[kept++] = point;
            return kept;
        }

        return DropByHalves(upper, lower, party);
    }

    /// <summary>Only two scores are left to compare: both sides are walked down the first of them.</summary>
    private int DropBySweep(Span<int> upper, Span<int> lower)
    {
        var (a, b) = (parties - 2, parties - 1);
        upper.Sort((x, y) => Of(y)[a].CompareTo(Of(x)[a]));
        var order = lower.ToArray();
        Array.Sort(order, (x, y) => Of(y)[a].CompareTo(Of(x)[a]));
        var (best, next) = (long.MinValue, 0);
        var dropped = new HashSet<int>();
        foreach (var point in order)
        {
            for (; next < upper.Length && Of(upper[next])[a] >= Of(point)[a]; next++)
                best = Math.Max(best, Of(upper[next])[b]);
            if (best >= Of(point)[b]) dropped.Add(point);
        }

        var kept = 0;
        foreach (var point in lower)
            if (!dropped.Contains(point))
                lower[kept++] = point;
        return kept;
    }

    /// <summary>
    /// Around a pivot of this party's score: what lies above it can only fall to what lies above it.
    /// </summary>
    private int DropByHalves(Span<int> upper, Span<int> lower, int party)
    {
        var middle = upper.ToArray();
        Array.Sort(middle, (x, y) => Of(x)[party].CompareTo(Of(y)[party]));
        var pivot = Of(middle[middle.Length / 2])[party];
        var alive = new HashSet<int>();
        Keep(Where(upper, party, s => s > pivot), Where(lower, party, s => s > pivot), party);
        var below = Where(lower, party, s => s <= pivot);
        below = below[..Drop(Where(upper, party, s => s >= pivot), below, party + 1)];
        Keep([], below.Where(i => Of(i)[party] == pivot).ToArray(), party);
        Keep(Where(upper, party, s => s < pivot), below.Where(i => Of(i)[party] < pivot).ToArray(), party);
        var kept = 0;
        foreach (var point in lower)
            if (alive.Contains(point))
                lower[kept++] = point;
        return kept;

        void Keep(int[] by, int[] points, int from)
        {
            foreach (var point in points.AsSpan(0, Drop(by, points, from))) alive.Add(point);
        }
    }

    private int[] Where(Span<int> points, int party, Func<long, bool> holds)
    {
        var found = new List<int>();
        foreach (var point in points)
            if (holds(Of(point)[party]))
                found.Add(point);
        return [.. found];
    }

    private bool IsCovered(int point, Span<int> by, int party)
    {
        var mine = Of(point)[party..];
        foreach (var other in by)
        {
            var theirs = Of(other)[party..];
            var p = 0;
            while (p < mine.Length && theirs[p] >= mine[p]) p++;
            if (p == mine.Length) return true;
        }

        return false;
    }

    private ReadOnlySpan<long> Of(int point) => scores.AsSpan(point * parties, parties);
}
