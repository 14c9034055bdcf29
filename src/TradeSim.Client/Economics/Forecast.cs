using TradeSim.Economies;
using TradeSim.Scenarios;

namespace TradeSim.Client.Economics;

/// <summary>How far ahead a consequence lies.</summary>
public enum Ahead
{
    /// <summary>The year that scores count.</summary>
    FirstYear,

    /// <summary>Ten years on.</summary>
    TenYears,
}

/// <summary>What one package would do to everybody, as far as it is worked out yet.</summary>
public sealed class Forecast(Package package, EconomyMap map)
{
    internal static readonly Sensitivity[] Cases = [Sensitivity.Central, Sensitivity.Low, Sensitivity.High];

    private readonly double[]?[,] changes = new double[2, Cases.Length][];
    private readonly Dictionary<(Ahead, int Party), (string Sector, double Percent)[]> outputs = [];
    private readonly Dictionary<Ahead, (int Importer, int Exporter, double Today, double Then)[]> trade = [];

    /// <summary>The package.</summary>
    public Package Package => package;

    /// <summary>True once every horizon and case is there.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>True where the model found no equilibrium, so that there is nothing to show.</summary>
    public bool IsUnsolved { get; internal set; }

    /// <summary>Milliseconds that the first answer took in this browser.</summary>
    public double Milliseconds { get; internal set; }

    /// <summary>An indicator's change in percent against today; low and high are null until they are worked out.</summary>
    public (double Central, double? Low, double? High)? Of(Ahead ahead, string indicator)
    {
        var at = map.Indicators.Index().First(i => i.Item.Id == indicator).Index;
        if (changes[(int)ahead, 0] is not { } central) return null;
        double?[] all = [central[at], changes[(int)ahead, 1]?[at], changes[(int)ahead, 2]?[at]];
        return (central[at], all.Contains(null) ? null : all.Min(), all.Contains(null) ? null : all.Max());
    }

    /// <summary>A party's output by sector, in percent against today; empty until it is worked out.</summary>
    public IReadOnlyList<(string Sector, double Percent)> Output(Ahead ahead, int party) =>
        outputs.GetValueOrDefault((ahead, party), []);

    /// <summary>Goods traded between the parties, in the calibration's unit of value; empty until it is worked out.</summary>
    public IReadOnlyList<(int Importer, int Exporter, double Today, double Then)> Trade(Ahead ahead) =>
        trade.GetValueOrDefault(ahead, []);

    internal bool Has(Ahead ahead, int at) => changes[(int)ahead, at] is not null;

    internal void Take(Ahead ahead, int at, Outlook outlook)
    {
        changes[(int)ahead, at] = [.. map.Indicators.Select(outlook.Change)];
        if (at > 0) return;
        for (var party = 0; party < map.Regions.Length; party++) outputs[(ahead, party)] = [.. outlook.Outputs(party)];
        trade[ahead] = [.. outlook.Trades()];
    }

    internal void End() => IsWhole = !IsUnsolved;
}
