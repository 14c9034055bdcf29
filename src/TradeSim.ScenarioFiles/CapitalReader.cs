using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads how a capital answers when its delegation calls.</summary>
internal static class CapitalReader
{
    private const int MostPatience = 20;

    /// <summary>Null where the file has none.</summary>
    /// <param name="minimum">The mandate's; null where it could not be read.</param>
    public static Capital? Read(
        YamlCursor capital, Party party, Mandate mandate, int? minimum, OptionNames names)
    {
        if (!capital.IsThere) return null;
        capital.Keys(["floor", "patience", "refusal"], ["allowances"]);
        var floor = capital["floor"].Number(-Limits.Points, Limits.Points);
        if (floor > minimum)
            capital["floor"].Error("floor-above-minimum",
                $"The floor of {floor} is above the mandate's minimum of {minimum}.",
                "The capital never asks for more when it is called: use at most the minimum.");
        return new(party.Id, floor ?? 0, capital["patience"].Number(0, MostPatience) ?? 0,
            Allowances(capital["allowances"], mandate, names), capital["refusal"].Text(Limits.Sentence));
    }

    private static ImmutableArray<Allowance> Allowances(
        YamlCursor list, Mandate mandate, OptionNames names) =>
        [.. list.Items(0, Limits.Allowances).Select(item =>
        {
            item.Keys(["option", "because"], ["needs"]);
            var option = names.Single(item["option"]);
            if (option is { } named && !mandate.Forbidden.Contains(named))
                item["option"].Error("not-forbidden", "The mandate does not forbid this option.",
                    "Forbid it in the mandate, or remove the allowance.");
            return (option, needs: names.Conditions(item["needs"]),
                because: item["because"].Text(Limits.Sentence));
        }).Where(a => a.option is not null).Select(a => new Allowance(a.option!.Value, a.needs, a.because))];
}
