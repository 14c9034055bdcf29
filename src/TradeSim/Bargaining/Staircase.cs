namespace TradeSim.Bargaining;

/// <summary>
/// The efficient points of two parties: where the first one's score falls, the second one's rises.
/// </summary>
/// <remarks>
/// Such lists are sorted, and adding the same to every point leaves them sorted. So a union is one merge
/// without any sorting, and what does not rise above all that has a higher first score is dropped on the way.
/// </remarks>
internal sealed class Staircase : ISkyline
{
    private Step[] steps = new Step[64];
    private Step[] merged = new Step[64];
    private int count;

    public void Clear() => count = 0;

    public void Add(ReadOnlySpan<long> shift, Message points, int from, int to, int step)
    {
        var room = count + to - from;
        if (merged.Length < room) merged = new Step[2 * room];
        var (scores, trail, first, second) = (points.Scores, points.Steps, shift[0], shift[1]);
        var (mine, theirs, kept, best) = (0, from, 0, long.MinValue);
        while (theirs < to)
        {
            var (a, b) = (scores[2 * theirs] + first, scores[(2 * theirs) + 1] + second);
            // What comes before the next of theirs, or equals it: the one that was there first stays.
            while (mine < count
                && (steps[mine].First > a || (steps[mine].First == a && steps[mine].Second >= b)))
            {
                if (steps[mine].Second > best)
                {
                    best = steps[mine].Second;
                    merged[kept++] = steps[mine];
                }

                mine++;
            }

            if (b > best)
            {
                best = b;
                merged[kept++] = new(a, b, trail[theirs], step);
            }

            theirs++;
        }

        while (mine < count && steps[mine].Second <= best) mine++;
        Array.Copy(steps, mine, merged, kept, count - mine);
        count = kept + count - mine;
        (steps, merged) = (merged, steps);
    }

    public void WriteTo(Message message, Trail trail)
    {
        for (var i = 0; i < count; i++)
        {
            var to = message.Add(trail.Pair(steps[i].Left, steps[i].Right));
            to[0] = steps[i].First;
            to[1] = steps[i].Second;
        }
    }

    private readonly record struct Step(long First, long Second, int Left, int Right);
}
