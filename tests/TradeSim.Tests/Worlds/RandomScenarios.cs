using System.Collections.Immutable;
using CsCheck;
using TradeSim.Scenarios;

namespace TradeSim.Tests.Worlds;

// Small random scenarios: few enough packages for brute force, odd enough to find what is wrong.
internal static class RandomScenarios
{
    private static readonly string[] PartyIds = ["us", "china", "eu"];

    public static Gen<Scenario> Any =>
        from parties in Gen.Int[2, 3]
        from seats in Gen.Int[1, 3].Array[parties]
        from scenario in Between(seats)
        select scenario;

    /// <summary>Scenarios between parties with so many seats.</summary>
    public static Gen<Scenario> Between(int[] seats) =>
        from sizes in Gen.Int[2, 4].Array[2, 5]
        from statusQuo in Package(sizes)
        from talks in Talks
        from briefs in Gen.Select(Numbers, ValuationOf(sizes), MandateOf(sizes)).Array[seats.Length]
        select Build(sizes, statusQuo, seats, talks, briefs);

    /// <summary>How many options each issue has.</summary>
    public static int[] Sizes(Scenario scenario) => [.. scenario.Agenda.Issues.Select(i => i.Options.Length)];

    /// <summary>Packages that fit these sizes.</summary>
    public static Gen<Package> Package(IReadOnlyList<int> sizes) =>
        Gen.Int[0, 11].Array[sizes.Count].Select(xs => new Package([.. xs.Select((x, i) => x % sizes[i])]));

    /// <summary>Valuations over issues of these sizes, linkages and sometimes an economy included.</summary>
    public static Gen<Valuation> ValuationOf(int[] sizes) => Gen.Select(
        Gen.Int[-10, 20].Array[sizes.Sum()], LinkageOf(sizes).Array[0, 3],
        Gen.Frequency((1, Gen.Const((EconomicPoints?)null)), (1, EconomyOf(sizes))),
        (points, linkages, economy) => new Valuation(Split(points, sizes), [.. linkages], economy));

    /// <summary>Points for every combination of one to three issues, in which some options do the same.</summary>
    private static Gen<EconomicPoints?> EconomyOf(int[] sizes) =>
        from touched in Gen.Int[0, sizes.Length - 1].Array[1, 3]
        let issues = touched.Distinct().Order().ToImmutableArray()
        from twins in Gen.Bool.Array[issues.Length]
        let levels = issues.Select((issue, i) => Enumerable.Range(0, sizes[issue])
            .Select(o => twins[i] ? Math.Max(0, o - 1) : o).ToImmutableArray()).ToImmutableArray()
        from points in Gen.Int[-20, 20].Array[levels.Aggregate(1, (n, l) => n * (l.Max() + 1))]
        select (EconomicPoints?)new EconomicPoints(issues, levels, [.. points]);

    private static Gen<(int Reservation, int Minimum)> Numbers { get; } = Gen.Select(
        Gen.Int[-10, 30], Gen.Frequency((4, Gen.Const(-1000)), (1, Gen.Int[0, 30])));

    private static Gen<Talks> Talks { get; } = Gen.Select(
        Gen.Int[10, 120].Array[1, 3], Gen.Int[1, 30].Array[5],
        (minutes, costs) => new Talks("Geneva",
            [.. minutes.Select((m, i) => new TalkDay($"Day {i + 1}", 540, 540 + m))],
            new(costs[0], costs[1], costs[2], costs[3], costs[4])));

    private static Gen<Linkage> LinkageOf(int[] sizes)
    {
        var condition =
            from issue in Gen.Int[0, sizes.Length - 1]
            from options in Gen.Int[0, sizes[issue] - 1].Array[1, 2]
            select new Condition(issue, [.. options.Distinct()]);
        return Gen.Select(condition.Array[1, 3], Gen.Int[-15, 15],
            (when, points) => new Linkage("together", [.. when], points, "because"));
    }

    private static Gen<Mandate> MandateOf(int[] sizes)
    {
        var forbidden =
            from issue in Gen.Int[0, sizes.Length - 1]
            from option in Gen.Int[0, sizes[issue] - 1]
            select new OptionRef(issue, option);
        return Gen.Frequency((3, Gen.Const(Array.Empty<OptionRef>())), (1, forbidden.Array[1, 2]))
            .Select(refs => new Mandate(0, [.. refs], "note", []));
    }

    private static Scenario Build(
        int[] sizes, Package statusQuo, int[] seats, Talks talks,
        ((int Reservation, int Minimum) Numbers, Valuation Valuation, Mandate Mandate)[] briefs)
    {
        var parties = seats.Select((n, i) => new Party(PartyIds[i], $"Party {i}", $"P{i}", "square",
            [.. Enumerable.Range(0, n).Select(s => new Seat($"seat{s}", $"Role {s}", $"Holder {s}", s == 0))]));
        var issues = sizes.Select((n, i) => new Issue($"issue{i}", $"Issue {i}", "about",
            [.. Enumerable.Range(0, n).Select(o => new Option($"option{o}", $"Option {o}", "about", []))],
            statusQuo[i], []));
        var agenda = new Agenda("random", "Random talks", "summary", "background", talks,
            [.. parties], [.. issues], [], null, null);
        return new(agenda,
            [.. briefs.Select((b, i) => new Brief(PartyIds[i], "interests", "batna", b.Numbers.Reservation,
                b.Mandate with { Minimum = b.Numbers.Minimum }, b.Valuation, [],
                [.. agenda.Parties[i].Seats.Select(s => new SeatPage(s.Id, $"page of {s.Id}"))], null))],
            new(statusQuo, "history", []), [], [], null);
    }

    private static ImmutableArray<ImmutableArray<int>> Split(int[] points, int[] sizes)
    {
        var from = 0;
        return [.. sizes.Select(n => points.Skip((from += n) - n).Take(n).ToImmutableArray()).ToArray()];
    }
}
