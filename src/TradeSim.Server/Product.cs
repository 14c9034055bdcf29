namespace TradeSim.Server;

/// <summary>What this program calls itself in replay files.</summary>
internal static class Product
{
    public static string Name { get; } = $"tradesim {typeof(Product).Assembly.GetName().Version?.ToString(3)}";
}
