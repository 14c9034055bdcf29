using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Sessions;

/// <summary>The economy of a round that opens with other tariffs than in history.</summary>
internal static class CarriedEconomy
{
    /// <summary>What holds by history's result is taken out of force, and stands as two options of the carried issue.</summary>
    public static EconomyMap? Of(Agenda next, Agenda before, int[] touched, Package applied, Package target)
    {
        if (next.Economy is not { } map || before.Economy is not { } earlier) return next.Economy;
        var done = Measures(earlier, touched, target);
        var inForce = map.InForce;
        foreach (var measure in done) inForce = inForce.Remove(measure);
        var effect = new Effect(next.Issues.Length, "As in the round before.", [Measures(earlier, touched, applied), done]);
        return map with { InForce = inForce, Effects = map.Effects.Add(effect) };
    }

    private static ImmutableArray<Measure> Measures(EconomyMap map, int[] issues, Package package) =>
        [.. issues.Select(i => map.EffectOf(i)?.Options[package[i]] ?? []).SelectMany(m => m)];
}
