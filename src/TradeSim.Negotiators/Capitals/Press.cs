using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Bargaining;
using TradeSim.Negotiators.Personas;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators.Capitals;

/// <summary>The few words to the press: a pledge early on what will be held anyway, praise late where trust
/// is low.</summary>
internal static class Press
{
    private const double Early = 0.35;
    private const double Late = 0.4;
    private const int LowTrust = 45;
    private const int TurnsToSpare = 3;

    public static Move? Decide(
        SeatView view, Persona persona, ImmutableArray<FrontierPoint> frontier, Aspiration aim, Pace pace)
    {
        if (view.Table.Reach <= Reach.Talks || !view.Table.AllowsStatements || pace.TurnsLeft <= TurnsToSpare) return null;
        if (view.Table.Standing.Statements.Any(s => s.Party == view.Party)) return null;
        if (persona.PledgesEarly && pace.Share < Early && view.Table.LastOfferOf(view.Party) is { } ours)
            return Pledge(view, ours.Package, frontier, aim);
        var trust = view.Table.Standing.TrustIn(view.Party);
        return persona.SpeaksWarmly && pace.Share > Late && trust < LowTrust
            ? new(new TableCommand.MakeStatement(Tone.Warm, null,
                    "The talks are serious and so are the people in the room. We are closer than this "
                        + "morning."),
                $"Our word is believed at {trust} of 100 only; praise of the talks may mend a little of it.")
            : null;
    }

    private static Move? Pledge(
        SeatView view, Package ours, ImmutableArray<FrontierPoint> frontier, Aspiration aim)
    {
        var within = frontier.Where(p => p.Scores[0] >= aim.End).ToArray();
        var held = Enumerable.Range(0, ours.Count)
            .Where(i => Array.TrueForAll(within, p => p.Package[i] == ours[i]))
            .Where(i => view.Agenda.Issues[i].Options.Length > 1)
            .OrderByDescending(i => Range(view, i)).Select(i => new OptionRef(i, ours[i])).ToArray();
        if (held.Length == 0 || within.Length == 0) return null;
        var issue = view.Agenda.Issues[held[0].Issue];
        var name = issue.Options[held[0].Option].Name;
        return new(new TableCommand.MakeStatement(Tone.Firm, held[0],
                $"Whatever else is settled here, our country stands by “{name}” on {issue.Name}."),
            $"Everything we might agree to has \"{name}\" on {issue.Name}; a pledge that we keep "
                + "helps at home.");
    }

    private static int Range(SeatView view, int issue)
    {
        var points = view.Brief.Valuation.Points[issue];
        return points.Max() - points.Min();
    }
}
