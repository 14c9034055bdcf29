namespace TradeSim.Bargaining;

/// <summary>
/// Remembers how points were put together, so that a point's package can be told afterwards.
/// </summary>
/// <remarks>
/// A step is an option (below zero) or a pair of earlier steps (from zero); only kept points cost one.
/// </remarks>
internal sealed class Trail(int[][] options)
{
    /// <summary>In a pair: nothing but the left step.</summary>
    public const int Nothing = int.MaxValue;

    private readonly int width = options.Length == 0 ? 1 : options.Max(o => o.Length);
    private (int Left, int Right)[] pairs = new (int, int)[64];
    private int count;

    /// <summary>The step of settling an issue on the option at this place of its permitted ones.</summary>
    public int Option(int issue, int place) => ~((issue * width) + place);

    /// <summary>The step of taking both.</summary>
    public int Pair(int left, int right)
    {
        if (right == Nothing) return left;
        if (count == pairs.Length) Array.Resize(ref pairs, 2 * count);
        pairs[count] = (left, right);
        return count++;
    }

    /// <summary>The options that a step stands for, by issue.</summary>
    public int[] Unwind(int step)
    {
        var package = new int[options.Length];
        var open = new Stack<int>([step]);
        while (open.TryPop(out var next))
            if (next < 0)
            {
                package[~next / width] = options[~next / width][~next % width];
            }
            else
            {
                open.Push(pairs[next].Left);
                open.Push(pairs[next].Right);
            }

        return package;
    }
}
