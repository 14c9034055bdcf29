using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>A brief as far as it could be read; points that could not are null.</summary>
/// <param name="Capital">How the capital answers a call; null where the file does not say.</param>
internal sealed record BriefDraft(
    string Party, int? Reservation, int? Minimum, ImmutableArray<ImmutableArray<int?>> Points, Brief Brief,
    Capital? Capital, bool IsWhole)
{
    /// <summary>True if every option of the issue has its points.</summary>
    public bool Values(int issue) => Points[issue].All(p => p is not null);
}

/// <summary>Reads one party's brief against the agenda.</summary>
internal sealed class BriefReader(Agenda agenda)
{
    private readonly OptionNames names = new(agenda);

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
        brief.Keys(["interests", "batna", "reservation", "mandate", "points", "seats"],
            ["linkages", "economy", "home", "capital"]);
        var worth = new ValuationReader(agenda, names);
        var reservation = brief["reservation"].Number(-Limits.Points, Limits.Points);
        var mandate = Mandate(brief["mandate"], out var minimum);
        var points = worth.Points(brief["points"]);
        var valuation = new Valuation(
            [.. points.Select(row => row.Select(p => p ?? 0).ToImmutableArray())],
            worth.Linkages(brief["linkages"]));
        var home = HomeReader.Read(brief["home"], agenda, out var isHomeWhole);
        var read = new Brief(
            party.Id, brief["interests"].Text(Limits.Page), brief["batna"].Text(Limits.Paragraph),
            reservation ?? 0, mandate, valuation, worth.Weights(brief["economy"]),
            Pages(party, brief["seats"]), home);
        return new(party.Id, reservation, minimum, points, read,
            CapitalReader.Read(brief["capital"], party, mandate, minimum, names),
            names.AreWhole && worth.IsWhole && isHomeWhole && reservation is not null && minimum is not null
            && points.All(row => row.All(p => p is not null)));
    }

    private Mandate Mandate(YamlCursor mandate, out int? minimum)
    {
        mandate.Keys(["minimum", "note"], ["forbidden"]);
        minimum = mandate["minimum"].Number(-Limits.Points, Limits.Points);
        return new(minimum ?? 0, names.References(mandate["forbidden"]),
            mandate["note"].Text(Limits.Paragraph), []);
    }

    private static ImmutableArray<SeatPage> Pages(Party party, YamlCursor seats)
    {
        seats.Keys([.. party.Seats.Select(s => s.Id)], [], missing: "no-page");
        return [.. party.Seats.Select(s => new SeatPage(s.Id, seats[s.Id].Text(Limits.Page)))];
    }
}
