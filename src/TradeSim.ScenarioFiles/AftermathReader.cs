using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads what comes after the handshake: weeks, duties, levers, and the clock that ends with them.</summary>
internal sealed class AftermathReader(Agenda agenda, SourceReader sources)
{
    private readonly OptionNames names = new(agenda);

    /// <summary>Null where the file has none.</summary>
    public Aftermath? Read(YamlCursor aftermath)
    {
        if (!aftermath.IsThere) return null;
        aftermath.Keys(["weeks", "duties"], ["recall", "levers", "expiry"]);
        var weeks = aftermath["weeks"].Items(1, Limits.Weeks).Select(w => w.Name()).ToImmutableArray();
        var recall = aftermath["recall"].IsThere ? TalksReader.Day(aftermath["recall"]) : null;
        var duties = new DutyReader(agenda, names, weeks.Length).All(aftermath["duties"]);
        return new(weeks, recall, duties, Levers(aftermath["levers"]), Expiry(aftermath["expiry"]));
    }

    private ImmutableArray<Lever> Levers(YamlCursor list)
    {
        var items = list.Items(0, Limits.Levers);
        TalksReader.ReportRepeated(items, "lever");
        return [.. items.Select(lever =>
        {
            lever.Keys(["id", "party", "name", "about"], ["bound-by", "sources"]);
            var about = lever["about"].Text(Limits.Sentence);
            var named = sources.Named(lever["sources"]);
            sources.ReportNeither(lever, "lever", about, named);
            return new Lever(lever["id"].Id(), names.Party(lever["party"]) ?? "", lever["name"].Name(), about,
                names.References(lever["bound-by"]), named);
        })];
    }

    private Expiry? Expiry(YamlCursor expiry)
    {
        if (!expiry.IsThere) return null;
        expiry.Keys(["issue", "outlasts", "extended", "expired"], []);
        var (extended, expired) =
            (expiry["extended"].Text(Limits.Sentence), expiry["expired"].Text(Limits.Sentence));
        return names.Issue(expiry["issue"]) is { } issue
            ? new(issue, names.OptionList(expiry["outlasts"], issue), extended, expired)
            : null;
    }
}
