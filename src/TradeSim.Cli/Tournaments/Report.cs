using System.Globalization;

namespace TradeSim.Cli.Tournaments;

/// <summary>Tells how a tournament came out.</summary>
internal static class Report
{
    public static void Show(
        Screen screen, Rules rules, int domains, IReadOnlyList<Played> all, double perSecond, bool json)
    {
        var standings = Standings.Of(rules.Names, all);
        if (json) screen.Json(Document(rules, domains, all, standings, perSecond));
        else Print(screen, rules, domains, all, standings, perSecond);
    }

    private static object Document(
        Rules rules, int domains, IReadOnlyList<Played> all, IReadOnlyList<Standing> standings, double perSecond) => new
        {
            matches = all.Count,
            negotiations_per_second = perSecond,
            domains,
            deadline = rules.Deadline,
            seeds = rules.Seeds,
            seed = rules.Seed,
            written_by = CommandLine.WrittenBy,
            standings = standings.Select(s => new
            {
                negotiator = s.Negotiator,
                mean_utility = s.MeanUtility,
                ci95 = new[] { s.Low, s.High },
                advantage = s.Advantage,
                advantage_lower_quartile = s.LowerQuartile,
                agreement_rate = s.AgreementRate,
                nash_distance = s.NashDistance,
                pareto_distance = s.ParetoDistance,
                joint_efficiency = s.JointEfficiency,
                mean_rounds = s.MeanRounds,
            }),
            behind_first = Behind(all, standings).Select(b => new
            {
                negotiator = b.Name,
                mean_difference = b.Mean,
                ci95 = new[] { b.Low, b.High },
            }),
            pairs = all.GroupBy(p => (p.First, p.Second)).Select(g => new
            {
                first = g.Key.First,
                second = g.Key.Second,
                negotiations = g.Count(),
                mean_first = g.Average(p => p.FirstUtility),
                mean_second = g.Average(p => p.SecondUtility),
                agreement_rate = g.Average(p => p.IsAgreed ? 1.0 : 0),
            }),
        };

    private static void Print(
        Screen screen, Rules rules, int domains, IReadOnlyList<Played> all, IReadOnlyList<Standing> standings, double perSecond)
    {
        screen.Say($"{all.Count} negotiations on {domains} domains, deadline {rules.Deadline} rounds, seed {rules.Seed}.");
        var sheet = new Sheet("Negotiator", "Mean utility", "95 %", "Advantage", "Lower quartile", "Agreements",
            "From Nash", "From Pareto", "Joint gain", "Rounds");
        foreach (var s in standings)
            sheet.Add(s.Negotiator, N(s.MeanUtility), $"{N(s.Low)} to {N(s.High)}", N(s.Advantage), N(s.LowerQuartile),
                $"{(100 * s.AgreementRate).ToString("0.0", CultureInfo.InvariantCulture)} %", N(s.NashDistance),
                N(s.ParetoDistance), N(s.JointEfficiency), s.MeanRounds.ToString("0.0", CultureInfo.InvariantCulture));
        screen.Show(sheet);
        var behind = new Sheet($"Behind {standings[0].Negotiator}", "Mean difference", "95 %, paired by domain");
        foreach (var (name, mean, low, high) in Behind(all, standings))
            behind.Add(name, N(mean), $"{N(low)} to {N(high)}");
        screen.Show(behind);
        if (perSecond > 0) screen.Progress($"{perSecond:0} negotiations a second.");
    }

    private static IEnumerable<(string Name, double Mean, double Low, double High)> Behind(
        IReadOnlyList<Played> all, IReadOnlyList<Standing> standings) => standings.Skip(1).Select(s =>
        {
            var (mean, low, high) = Standings.Difference(all, standings[0].Negotiator, s.Negotiator);
            return (s.Negotiator, mean, low, high);
        });

    private static string N(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
