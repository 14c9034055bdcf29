namespace TradeSim.Sessions;

/// <summary>The session's chance: every draw follows from the seed that was drawn when it opened.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea and Flood 2014) over the seed and what the draw is for, so that no draw depends on another,
/// and the same session draws the same wherever it is replayed.
/// </remarks>
internal readonly record struct Dice(long Seed)
{
    /// <summary>A number from 0 to <paramref name="count"/> - 1 for this occasion.</summary>
    public int Below(int count, params ReadOnlySpan<int> occasion)
    {
        var state = Mix(unchecked((ulong)Seed));
        foreach (var part in occasion) state = Mix(unchecked(state + (ulong)(uint)part + 0x9E3779B97F4A7C15));
        return (int)(state % (ulong)count);
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
