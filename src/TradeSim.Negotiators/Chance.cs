namespace TradeSim.Negotiators;

/// <summary>Chance that derives from a seed alone (SplitMix64, Steele et al. 2014), the same on every
/// machine.</summary>
internal struct Chance(long seed, int heard)
{
    private ulong state = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) ^ ((ulong)heard * 0xD1B54A32D192ED03));

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)count);
        }
    }
}
