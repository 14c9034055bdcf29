using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>A brief as far as it could be read; points that could not are null.</summary>
internal sealed record BriefDraft(
    string Party, int? Reservation, int? Minimum, ImmutableArray<ImmutableArray<int?>> Points, Brief Brief,
    bool IsWhole)
{
    /// <summary>True if every option of the issue has its points.</summary>
    public bool Values(int issue) => Points[issue].All(p => p is not null);
}

/// <summary>Reads one party's brief against the agenda.</summary>
internal sealed class BriefReader(Agenda agenda)
{
    private readonly string[] issues = [.. agenda.Issues.Select(i => i.Id)];
    private readonly string[][] options = [.. agenda.Issues.Select(i =>
        i.Options.Select(o => o.Id).ToArray())];

    /// <summary>Everything in this brief that names an issue or an option that is there could be
    /// read.</summary>
    private bool isWhole = true;

    /// <summary>The briefs of all parties, in the agenda's order; a party whose brief is missing has
    /// none.</summary>
    public static ImmutableArray<BriefDraft> All(YamlCursor briefs, Agenda agenda)
    {
        briefs.Keys([.. agenda.Parties.Select(p => p.Id)], [], missing: "no-brief");
        return [.. agenda.Parties.Where(p => briefs[p.Id].IsThere).Select(p =>
            new BriefReader(agenda).Read(p, briefs[p.Id]))];
    }

    private BriefDraft Read(Party party, YamlCursor brief)
    {
        brief.Keys(["interests", "batna", "reservation", "mandate", "points", "seats"], ["linkages", "economy"]);
        var mandate = brief["mandate"].Keys(["minimum", "note"], ["forbidden"]);
        var reservation = brief["reservation"].Number(-Limits.Points, Limits.Points);
        var minimum = mandate["minimum"].Number(-Limits.Points, Limits.Points);
        var points = Points(brief["points"]);
        var valuation = new Valuation(
            [.. points.Select(row => row.Select(p => p ?? 0).ToImmutableArray())],
            Linkages(brief["linkages"]));
        var read = new Brief(
            party.Id, brief["interests"].Text(Limits.Page), brief["batna"].Text(Limits.Paragraph),
            reservation ?? 0,
            new(minimum ?? 0, Forbidden(mandate["forbidden"]), mandate["note"].Text(Limits.Paragraph)),
            valuation, Weights(brief["economy"]), Pages(party, brief["seats"]));
        return new(party.Id, reservation, minimum, points, read,
            isWhole && reservation is not null && minimum is not null
            && points.All(row => row.All(p => p is not null)));
    }

    private ImmutableArray<ImmutableArray<int?>> Points(YamlCursor points)
    {
        points.Keys(issues, [], missing: "no-points");
        return [.. issues.Select((issue, i) =>
        {
            var row = points[issue].Keys(options[i], [], missing: "no-points");
            return options[i].Select(o => row[o].Number(-Limits.Points, Limits.Points)).ToImmutableArray();
        })];
    }

    /// <summary>Points for each percent of an indicator.</summary>
    private ImmutableArray<Weight> Weights(YamlCursor weights)
    {
        if (!weights.IsThere) return [];
        string[] indicators = [.. agenda.Economy?.Indicators.Select(i => i.Id) ?? []];
        weights.Keys([], indicators, unknown: "unknown-reference");
        return [.. weights.Fields.Where(f => indicators.Contains(f.Key)).Select(f =>
        {
            var points = weights.At(f).Number(-Limits.Weight, Limits.Weight);
            isWhole &= points is not null;
            return new Weight(f.Key, points ?? 0);
        })];
    }

    private ImmutableArray<OptionRef> Forbidden(YamlCursor forbidden) =>
        [.. Conditions(forbidden).SelectMany(c =>
            c.Options.Select(o => new OptionRef(c.Issue, o))).Distinct()];

    private ImmutableArray<Linkage> Linkages(YamlCursor linkages) =>
        [.. linkages.Items(0, Limits.Linkages).Select(linkage =>
        {
            linkage.Keys(["name", "when", "points", "why"], []);
            var when = Conditions(linkage["when"]);
            if (when.IsEmpty && linkage["when"].IsThere)
                linkage["when"].Error("no-condition", "This linkage has no condition that can hold.",
                    "Name an issue and its options: { issue: [option] }.");
            var points = linkage["points"].Number(-Limits.Points, Limits.Points);
            isWhole &= points is not null && !when.IsEmpty;
            return new Linkage(linkage["name"].Name(), when, points ?? 0,
                linkage["why"].Text(Limits.Sentence));
        }).Where(l => !l.When.IsEmpty)];

    /// <summary>A map from an issue to a list of its options.</summary>
    private ImmutableArray<Condition> Conditions(YamlCursor map)
    {
        map.Keys([], issues, unknown: "unknown-reference");
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (var field in map.Fields)
        {
            var issue = Array.IndexOf(issues, field.Key);
            var items = map.At(field).Items(1, Limits.Options);
            var named = issue < 0 ? []
                : items.Select(i => i.Among(options[issue], $"option of {field.Key}")).ToArray();
            isWhole &= named.Length > 0 && named.All(n => n is not null);
            var found = named.OfType<int>().Distinct().ToImmutableArray();
            if (!found.IsEmpty) conditions.Add(new(issue, found));
        }

        return conditions.ToImmutable();
    }

    private static ImmutableArray<SeatPage> Pages(Party party, YamlCursor seats)
    {
        seats.Keys([.. party.Seats.Select(s => s.Id)], [], missing: "no-page");
        return [.. party.Seats.Select(s => new SeatPage(s.Id, seats[s.Id].Text(Limits.Page)))];
    }
}
