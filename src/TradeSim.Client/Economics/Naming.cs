using System.Globalization;
using TradeSim.Economies;

namespace TradeSim.Client.Economics;

/// <summary>How a world's regions, sectors and money are said.</summary>
public sealed class Naming(Calibration world)
{
    private const string Millions = "USD million";

    private bool IsInMillions => world.Text.Unit.StartsWith(Millions, StringComparison.Ordinal);

    /// <summary>The two regions that are shown large: the United States and China, or the first
    /// two.</summary>
    public IReadOnlyList<int> Chief { get; } =
        world.Region("USA") is >= 0 and var us && world.Region("CHN") is >= 0 and var china
            ? [us, china]
            : [.. Enumerable.Range(0, Math.Min(2, world.Regions.Length))];

    /// <summary>The unit of <see cref="Amount"/>.</summary>
    public string Unit => IsInMillions ? "USD billion" : world.Text.Unit.Split(';')[0];

    /// <summary>"United States".</summary>
    public string Region(int region) =>
        Cut(world.Text.RegionNames.GetValueOrDefault(world.Regions[region], world.Regions[region]), " (")
            .Split(": ")[^1];

    /// <summary>"Textiles, apparel, toys, furniture".</summary>
    public string Sector(int sector) =>
        world.Text.SectorNames.GetValueOrDefault(world.Sectors[sector], world.Sectors[sector]);

    /// <summary>"Textiles"; no longer than a chart's axis has room for.</summary>
    public string SectorInShort(int sector) =>
        Cut(Sector(sector), ",", " &", " (") is var name && name.Length <= 17 ? name : Cut(name, " ");

    /// <summary>A mark's shape, which goes with a hue.</summary>
    public string Mark(int region) => world.Regions[region] switch
    {
        "USA" => "square",
        "CHN" => "circle",
        "EU" => "triangle",
        "JKT" => "diamond",
        _ => "ring",
    };

    /// <summary>The hue of a chief region.</summary>
    public string Hue(int region) => Chief[0] == region ? "var(--blue)" : "var(--vermilion)";

    /// <summary>A sum of money in <see cref="Unit"/>.</summary>
    public double Amount(double value) => IsInMillions ? value / 1000 : value;

    /// <summary>"120", "3.5".</summary>
    public string Said(double value)
    {
        var amount = Math.Abs(Amount(value));
        return amount.ToString(amount < 9.95 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
    }

    /// <summary>"USD 120 billion".</summary>
    public string Money(double value) =>
        IsInMillions ? $"USD {Said(value)} billion" : $"{Said(value)} ({Unit})";

    private static string Cut(string name, params string[] before)
    {
        var ends = before.Select(b => name.IndexOf(b, StringComparison.Ordinal)).Where(at => at > 0);
        return name[..ends.DefaultIfEmpty(name.Length).Min()];
    }
}
