using TradeSim.Agreements;
using TradeSim.Scenarios;

namespace TradeSim.Sessions;

/// <summary>Opens a scenario from what the round before left behind: what is applied, what was taken, what is delivered.</summary>
/// <remarks>
/// Only public facts count: the agreement, the levers and the published figures. Points keep their meaning; what no deal is
/// worth moves by as much as the opening is better or worse than history's.
/// </remarks>
public static class Openings
{
    /// <summary>The next scenario as it stands after this round.</summary>
    public static Scenario Of(Scenario next, Scenario before, Accord? accord)
    {
        if (next.Sequel is not { } sequel) return next;
        var history = next.Agenda.StatusQuo;
        var opening = sequel.Openings.Aggregate(history, (p, rule) => p.With(rule.Issue, Opens(rule, before, accord)));
        var agenda = next.Agenda with
        {
            Issues = [.. next.Agenda.Issues.Select((issue, i) => issue with { StatusQuo = opening[i] })],
        };
        var opened = next with { Agenda = agenda };
        var applied = accord?.Applied(before.Agenda) ?? before.Agenda.StatusQuo;
        if (sequel.Carried is { } carried) opened = Carry(opened, carried, before, applied);
        return opened with
        {
            Briefs = [.. opened.Briefs.Select(b =>
            {
                var moved = b.Valuation.Score(opened.Agenda.StatusQuo) - next.Brief(b.Party).Valuation.Score(history);
                return b with
                {
                    Reservation = b.Reservation + moved,
                    Mandate = b.Mandate with
                    {
                        Minimum = b.Mandate.Minimum + moved,
                        Forbidden = b.Mandate.Forbidden.RemoveAll(o => opened.Agenda.StatusQuo[o.Issue] == o.Option),
                    },
                };
            })],
            Capitals = [.. next.Capitals.Select(c => c with
            {
                Floor = c.Floor + opened.Brief(c.Party).Valuation.Score(opened.Agenda.StatusQuo)
                    - next.Brief(c.Party).Valuation.Score(history),
            })],
        };
    }

    private static int Opens(OpeningRule rule, Scenario before, Accord? accord) =>
        rule.Cases.FirstOrDefault(c => Holds(c, before, accord))?.Opens ?? rule.Otherwise;

    private static bool Holds(OpeningCase c, Scenario before, Accord? accord)
    {
        if (accord is null) return false;
        if (c.Lever.Length > 0) return accord.Levers.Any(l => l.Lever == c.Lever);
        var (issue, option) = Find(before.Agenda, c.Issue, accord.Applied(before.Agenda));
        return issue >= 0 && c.Options.Contains(option) && (c.Delivered == 0 || accord.Delivered(issue) >= c.Delivered);
    }

    private static (int Issue, string Option) Find(Agenda agenda, string id, Package package)
    {
        var issue = agenda.Issues.Select(i => i.Id).ToList().IndexOf(id);
        return issue < 0 ? (-1, "") : (issue, agenda.Issues[issue].Options[package[issue]].Id);
    }

    /// <summary>Adds the earlier issues that were not brought where they should be, as one issue of this round.</summary>
    private static Scenario Carry(Scenario opened, Carried carried, Scenario before, Package applied)
    {
        var target = applied;
        for (var i = 0; i < carried.Issues.Length; i++)
        {
            var (issue, _) = Find(before.Agenda, carried.Issues[i], applied);
            var option = issue < 0 ? -1
                : before.Agenda.Issues[issue].Options.Select(o => o.Id).ToList().IndexOf(carried.To[i]);
            if (option >= 0) target = target.With(issue, option);
        }

        var touched = applied.DiffersFrom(target).ToArray();
        if (touched.Length == 0) return opened;
        var rates = string.Join("; ", touched.Select(i =>
            $"{before.Agenda.Issues[i].Name}: {before.Agenda.Issues[i].Options[applied[i]].Name}"));
        var added = new Issue(carried.Id, carried.Name, carried.About,
            [new("as-now", carried.AsNow, rates, carried.Sources), new("done", carried.Done, carried.About, carried.Sources)],
            0, carried.Sources);
        var agenda = opened.Agenda with
        {
            Issues = opened.Agenda.Issues.Add(added),
            Economy = CarriedEconomy.Of(opened.Agenda, before.Agenda, touched, applied, target),
            Aftermath = opened.Agenda.Aftermath is not { } aftermath ? null : aftermath with
            {
                Duties = aftermath.Duties.Add(new(opened.Agenda.Issues.Length, [.. opened.Agenda.Parties.Select(p => p.Id)],
                    1, true, null, ["", $"settle {carried.Name} at: {carried.Done}"], [])),
            },
        };
        return opened with
        {
            Agenda = agenda,
            Briefs = [.. opened.Briefs.Select(b => b with
            {
                Valuation = Longer(b.Valuation, before.Brief(b.Party).Valuation, applied, target),
                Home = b.Home is not { } home ? null : home with
                {
                    Constituencies = [.. home.Constituencies.Select(c => c with
                    {
                        Support = Longer(c.Support, before.Brief(b.Party).Home?.Constituencies
                            .FirstOrDefault(e => e.Id == c.Id)?.Support, applied, target),
                    })],
                },
            })],
            History = opened.History with { Outcome = new([.. opened.History.Outcome, 0]) },
        };
    }

    /// <summary>The valuation with a row for the carried issue: what bringing it there was worth in the round before.</summary>
    private static Valuation Longer(Valuation valuation, Valuation? earlier, Package applied, Package target) =>
        valuation with
        {
            Points = valuation.Points.Add([0, earlier is null ? 0 : earlier.Score(target) - earlier.Score(applied)]),
        };
}
