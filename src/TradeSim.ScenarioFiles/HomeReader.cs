using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads the interests at home that a party's capital must carry.</summary>
internal static class HomeReader
{
    private const int Least = 2;

    /// <summary>Null where the file has none.</summary>
    /// <param name="isWhole">False if something in it could not be read.</param>
    public static HomeFront? Read(YamlCursor home, Agenda agenda, out bool isWhole)
    {
        isWhole = true;
        if (!home.IsThere) return null;
        home.Keys(["threshold", "swing", "constituencies"], []);
        var (names, list) = (new OptionNames(agenda), home["constituencies"]);
        var worth = new ValuationReader(agenda, names);
        var items = list.Items(Least, Limits.Constituencies);
        TalksReader.ReportRepeated(items, "constituency of this party");
        var read = items.Select(i => Constituency(i, worth)).ToImmutableArray();
        var shares = read.Sum(c => c.Share);
        if (!read.IsEmpty && shares != Limits.Support)
            list.Error("shares-not-100", $"The shares of these constituencies sum to {shares}.",
                "Let them sum to 100.");
        var threshold = home["threshold"].Number(1, Limits.Support);
        isWhole = names.AreWhole && worth.IsWhole && shares == Limits.Support && threshold is not null;
        return new(threshold ?? 1, home["swing"].Number(0, Limits.Support / 2) ?? 0, read);
    }

    private static Constituency Constituency(YamlCursor item, ValuationReader worth)
    {
        item.Keys(["id", "name", "wants", "share", "lean", "points"], ["linkages", "economy"]);
        var support = new Valuation(
            worth.NamedPoints(item["points"], Limits.Support), worth.Linkages(item["linkages"]));
        return new(item["id"].Id(), item["name"].Name(), item["wants"].Text(Limits.Sentence),
            item["share"].Number(1, Limits.Support) ?? 0, item["lean"].Number(0, Limits.Support) ?? 0,
            support, worth.Weights(item["economy"]));
    }
}
