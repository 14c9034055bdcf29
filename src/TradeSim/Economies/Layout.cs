namespace TradeSim.Economies;

/// <summary>Where each unknown stands in the solver's vector of logarithms of hats.</summary>
/// <remarks>Prices, spending and value added by region and sector, wages by region, then one premium a
/// licence. Value added stands there only where some of it cannot leave its sector.</remarks>
internal sealed class Layout(int regions, int sectors, bool hasSpecificFactor)
{
    public int Regions => regions;

    public int Sectors => sectors;

    /// <summary>Pairs of region and sector.</summary>
    public int Cells { get; } = regions * sectors;

    public bool HasSpecificFactor => hasSpecificFactor;

    public static int Price => 0;

    public int Spending { get; } = regions * sectors;

    public int Wage { get; } = 2 * regions * sectors;

    public int ValueAdded { get; } = (2 * regions * sectors) + regions;

    public int Premium { get; } = ((hasSpecificFactor ? 3 : 2) * regions * sectors) + regions;

    public int Length(int quotas) => Premium + quotas;
}
