namespace TradeSim.Negotiators;

/// <summary>Chance that derives from a seed alone (SplitMix64, Steele et al. 2014), the same on every
/// machine.</summary>
/// <param name="occasion">What is drawn for: one seed gives other numbers for each.</param>
public struct Chance(long seed, int occasion)
{
    private ulong state = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) ^ ((ulong)occasion * 0xD1B54A32D192ED03));

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>A number from 0 to just below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
