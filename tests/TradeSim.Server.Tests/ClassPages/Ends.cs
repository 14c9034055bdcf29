using System.Collections.Immutable;
using TradeSim.Classes;
using TradeSim.Client.Classes;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Server.Tests.Stage;
using TradeSim.Sessions;

namespace TradeSim.Server.Tests.ClassPages;

/// <summary>
/// Classes of the small test scenario with tables that ended as wished. There, each side's alternative is
/// worth 10 points,
/// the most a side can gain in a deal that suits both is 60, and the best joint gain is 100.
/// </summary>
internal static class Ends
{
    /// <summary>30 points for the first side and 70 for the second: 80 % of the joint gain.</summary>
    public static Package ForSecond { get; } = new([0, 1]);

    /// <summary>A class whose tables settled on these packages; null is a table without a deal.</summary>
    public static ClassResults Class(params Package?[] deals) =>
        Class(null, [.. deals.Select(d => (RoundEnd?)Round(d))]);

    public static ClassResults Class(int? own, params RoundEnd?[] rounds) => ClassResults.Of(new ClassDebrief(
        "CKPAA", TestScenario.Scenario(), [],
        [.. rounds.Select((r, i) => new ClassTable(i + 1, [], 0, r is null ? null : new([r])))], own));

    public static RoundEnd Round(Package? deal) => new(
        1, deal, null, Results(deal), new(1, 700), deal is null ? null : 4, 5, 0, false);

    private static ImmutableArray<PartyResult> Results(Package? deal) =>
        [.. TestScenario.Scenario().Briefs.Select(b => new PartyResult(
            b.Party, deal is null ? b.Reservation : b.Valuation.Score(deal), b.Reservation))];
}
