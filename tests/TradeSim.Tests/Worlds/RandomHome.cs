using System.Collections.Immutable;
using CsCheck;
using TradeSim.Scenarios;

namespace TradeSim.Tests.Worlds;

// What comes after the handshake of a random scenario: home fronts, capitals, weeks, incidents and a second round.
internal static class RandomHome
{
    /// <summary>The scenario with a second level and weeks after it.</summary>
    public static Gen<Scenario> Lasting(Scenario scenario)
    {
        var sizes = RandomScenarios.Sizes(scenario);
        var parties = scenario.Agenda.Parties.Select(p => p.Id).ToArray();
        return
            from homes in Home(sizes).Array[parties.Length]
            from capitals in CapitalOf(sizes).Array[parties.Length]
            from described in Gen.Int[0, 3].Array[parties.Length]
            from strict in Gen.Int[0, 2].Array[parties.Length]
            from aftermath in AftermathOf(scenario.Agenda, parties)
            from incidents in IncidentOf(sizes.Length, parties, aftermath).Array[0, 3]
            select scenario with
            {
                Agenda = scenario.Agenda with { Aftermath = aftermath },
                Briefs = [.. scenario.Briefs.Zip(homes, (b, h) => b with { Home = h }).Zip(strict, (b, s) => s > 0
                    ? b with { Mandate = b.Mandate with { Minimum = -1000 } } : b)],
                Capitals = [.. capitals.Select((c, i) => Allowing(c, scenario.Briefs[i])).Where((_, i) => described[i] > 0)],
                Incidents = [.. incidents.Select((e, i) => e with { Id = $"incident{i}" })],
            };
    }

    /// <summary>A round that follows this scenario between the same parties.</summary>
    public static Gen<Scenario> After(Scenario before) =>
        from bare in RandomScenarios.Between([.. before.Agenda.Parties.Select(p => p.Seats.Length)])
        from next in Lasting(bare)
        from rules in RuleOf(before, next).Array[0, 3]
        from carried in Gen.Frequency((1, Gen.Const((Carried?)null)), (2, CarriedOf(before)))
        let openings = rules.DistinctBy(r => r.Issue).ToImmutableArray()
        select next with
        {
            Agenda = next.Agenda with { Scenario = "random-two" },
            Sequel = new(before.Id, openings, carried),
        };

    // Half of the capitals have something to say about the first red line of their brief.
    private static Capital Allowing(Capital capital, Brief brief) => capital with
    {
        Party = brief.Party,
        Allowances = capital.Floor % 2 != 0 || brief.Mandate.Forbidden.IsEmpty ? capital.Allowances
            : capital.Allowances.Add(new(brief.Mandate.Forbidden[0], [new(0, [0])], "with that")),
    };

    /// <summary>Constituencies whose shares make a hundred; sometimes a capital that asks nobody.</summary>
    public static Gen<HomeFront?> Home(int[] sizes) => Gen.Frequency(
        (1, Gen.Const((HomeFront?)null)),
        (3, from threshold in Gen.Frequency((3, Gen.Int[5, 40]), (1, Gen.Int[50, 90]))
            from swing in Gen.Int[0, 15]
            from cuts in Gen.Int[1, 99].Array[0, 2]
            from leans in Gen.Int[20, 80].Array[3]
            from supports in RandomScenarios.ValuationOf(sizes).Array[3]
            let marks = cuts.Distinct().Order().Prepend(0).Append(100).ToArray()
            select (HomeFront?)new HomeFront(threshold, swing, [.. marks.Zip(marks.Skip(1), (a, b) => b - a)
                .Select((share, i) => new Constituency(
                    $"c{i}", $"Constituency {i}", "wants", share, leans[i], supports[i], []))])));

    /// <summary>A capital of any patience, with some allowances.</summary>
    public static Gen<Capital> CapitalOf(int[] sizes) =>
        from floor in Gen.Int[-20, 90]
        from patience in Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[1, 3]))
        from allowances in Gen.Select(OptionOf(sizes), ConditionOf(sizes).Array[0, 2]).Array[0, 3]
        select new Capital("", floor, patience,
            [.. allowances.Select(a => new Allowance(a.Item1, [.. a.Item2], "because"))], "No.");

    private static Gen<OptionRef> OptionOf(int[] sizes) =>
        from issue in Gen.Int[0, sizes.Length - 1]
        from option in Gen.Int[0, sizes[issue] - 1]
        select new OptionRef(issue, option);

    private static Gen<Condition> ConditionOf(int[] sizes) => OptionOf(sizes).Select(o => new Condition(o.Issue, [o.Option]));

    private static Gen<Aftermath> AftermathOf(Agenda agenda, string[] parties)
    {
        int[] sizes = [.. agenda.Issues.Select(i => i.Options.Length)];
        return
            from weeks in Gen.Int[1, 3]
            from recall in Gen.OneOf(null, new TalkDay("Extra day", 540, 570))
            from has in Gen.Int[0, 5].Array[sizes.Length]
            from duties in Duties(sizes, parties, weeks)
            from levers in Gen.Select(Gen.OneOf(parties), OptionOf(sizes).Array[0, 2]).Array[0, 4]
            from clock in Gen.Int[0, 2]
            from expires in OptionOf(sizes)
            select new Aftermath([.. Enumerable.Range(1, weeks).Select(w => $"Week {w}")], recall,
                [.. duties.Where((_, i) => has[i] > 0)],
                [.. levers.Select((l, i) => new Lever($"lever{i}", l.Item1, "Lever", "about", [.. l.Item2], []))],
                clock == 0 ? null : new(expires.Issue, [expires.Option], "goes on", "returns"));
    }

    private static Gen<Duty[]> Duties(int[] sizes, string[] parties, int weeks) =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[1, weeks], Gen.Bool, FigureOf, Gen.Int[0, 5].Array[4], ReadingOf(parties).Array[0, 3])
            .Array[sizes.Length].Select(all => all.Select((d, issue) => new Duty(
                issue, [.. Bound(parties, d.Item1)], d.Item2, d.Item3,
                d.Item4 is { } figure ? figure with { Levels = [.. figure.Levels.Take(sizes[issue])] } : null,
                [.. Enumerable.Range(0, sizes[issue]).Select(o => d.Item5[o] == 0 ? "" : $"do {issue}.{o}")],
                [.. d.Item6.Where(r => r.Option < sizes[issue] && r.Means < sizes[issue])])).ToArray());

    private static IEnumerable<string> Bound(string[] parties, int mask)
    {
        var bound = parties.Where((_, i) => ((mask >> i) & 1) == 1).ToArray();
        return bound.Length == 0 ? parties : bound;
    }

    private static Gen<Figure?> FigureOf { get; } = Gen.Frequency(
        (1, Gen.Const((Figure?)null)),
        (2, Gen.Select(Gen.Int[0, 500].Array[4], Gen.Int[0, 30],
            (levels, noise) => (Figure?)new Figure("Figure", "t", [.. levels], noise))));

    private static Gen<Reading> ReadingOf(string[] parties) =>
        Gen.Select(Gen.Int[0, 3], Gen.OneOf(parties), Gen.Int[0, 3], (o, p, m) => new Reading(o, p, m));

    private static Gen<Incident> IncidentOf(int issues, string[] parties, Aftermath aftermath) =>
        from weeks in Gen.Int[1, 3].Array[2]
        from percent in Gen.Int[0, 100]
        from below in Gen.Frequency((1, Gen.Const((IssueBelow?)null)), (1, Gen.Select(
            Gen.Int[0, issues - 1], Gen.Int[0, 120], (i, p) => (IssueBelow?)new IssueBelow(i, p))))
        from party in Gen.OneOf(parties)
        from mood in Gen.Int[-9, 9]
        from lever in Gen.OneOf([.. aftermath.Levers.Select(l => l.Id), ""])
        select new Incident(
            "", "Incident", "It happens.", weeks.Min(), weeks.Max(), percent, below, party, mood, lever, []);

    // What is delivered is asked only of options that are not what applied before.
    private static Gen<OpeningRule> RuleOf(Scenario before, Scenario next)
    {
        var sizes = RandomScenarios.Sizes(next);
        var ofLever = Gen.OneOf([.. before.Agenda.Aftermath!.Levers.Select(l => l.Id), "nothing"]);
        return
            from opens in OptionOf(sizes)
            from otherwise in Gen.Int[0, sizes[opens.Issue] - 1]
            from byLever in Gen.Bool
            from lever in ofLever
            from seen in OptionOf(RandomScenarios.Sizes(before))
            from delivered in Gen.Int[0, 100]
            let isToday = before.Agenda.Issues[seen.Issue].StatusQuo == seen.Option
            select new OpeningRule(opens.Issue,
                [byLever ? new(lever, "", [], 0, opens.Option)
                    : new("", $"issue{seen.Issue}", [$"option{seen.Option}"], isToday ? 0 : delivered, opens.Option)],
                otherwise);
    }

    private static Gen<Carried?> CarriedOf(Scenario before) =>
        OptionOf(RandomScenarios.Sizes(before)).Array[1, 3].Select(to => to.DistinctBy(o => o.Issue).ToArray()).Select(to =>
            (Carried?)new Carried("carried", "Carried", "about", [.. to.Select(o => $"issue{o.Issue}")],
                [.. to.Select(o => $"option{o.Option}")], "as now", "done", []));
}
