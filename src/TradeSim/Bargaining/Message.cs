namespace TradeSim.Bargaining;

/// <summary>
/// An efficient set of partial settlements for each combination of classes of the issues still open.
/// </summary>
/// <remarks>Kept flat: one array of scores for all cells, never a list for each.</remarks>
/// <param name="scope">The open issues, from low to high; the last one's class counts fastest.</param>
internal sealed class Message(int parties, int[] scope, int cells)
{
    private readonly int[] starts = new int[cells + 1];
    private int closed;

    public int[] Scope => scope;

    /// <summary>By point, then by party; within a cell the first party's score falls.</summary>
    public long[] Scores { get; private set; } = new long[Math.Max(1, cells) * parties];

    /// <summary>The step of the trail that leads to each point.</summary>
    public int[] Steps { get; private set; } = new int[Math.Max(1, cells)];

    /// <summary>How many points there are in all cells together.</summary>
    public int Count { get; private set; }

    /// <summary>Where a cell's points begin; the next cell's beginning is their end.</summary>
    public int Start(int cell) => starts[cell];

    /// <summary>
    /// Room for one more point of the cell that is being filled; its scores are to be written there.
    /// </summary>
    public Span<long> Add(int step)
    {
        if (Count == Steps.Length)
        {
            var (steps, scores) = (Steps, Scores);
            Array.Resize(ref steps, 2 * Count);
            Array.Resize(ref scores, 2 * Count * parties);
            (Steps, Scores) = (steps, scores);
        }

        Steps[Count] = step;
        return Scores.AsSpan(Count++ * parties, parties);
    }

    /// <summary>The cell that was being filled is complete.</summary>
    public void Close() => starts[++closed] = Count;
}
