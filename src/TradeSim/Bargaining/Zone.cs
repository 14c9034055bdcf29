using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>The zone of agreement: how many packages give everybody at least their reservation value.</summary>
/// <param name="InZone">Packages with every score at least its party's reservation value.</param>
/// <param name="Permitted">Those of them that every mandate permits.</param>
/// <param name="LargestJointGain">Largest sum over parties of score minus reservation value, in points.</param>
/// <param name="MiddleJointGain">The joint gain of settling every issue on its middle rung.</param>
public sealed record Zone(long Packages, long InZone, long Permitted, int LargestJointGain, int MiddleJointGain)
{
    /// <summary>Share of the largest joint gain that splitting every issue in the middle leaves on the table.</summary>
    public double IntegrativeIndex =>
        LargestJointGain <= 0 ? 0 : Math.Clamp(1 - (double)MiddleJointGain / LargestJointGain, 0, 1);

    /// <summary>Counts the zone of a scenario by going through every package once.</summary>
    public static Zone Of(Scenario scenario)
    {
        var briefs = scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id)).ToArray();
        var valuations = briefs.Select(b => b.Valuation).ToArray();
        var reservations = briefs.Select(b => b.Reservation).ToArray();
        var groups = Components.Of(valuations);
        var (all, inZone) = Count(groups, reservations);
        bool Allows(int issue, int option) =>
            briefs.All(b => !b.Mandate.Forbidden.Contains(new(issue, option)));
        var least = briefs.Select(b => Math.Max(b.Reservation, b.Mandate.Minimum)).ToArray();
        var (_, permitted) = Count(Components.Of(valuations, Allows), least);
        var largest = groups.Sum(g => g.Max(p => p.Scores.Sum())) - reservations.Sum();
        var middle = Middle(scenario.Agenda, valuations);
        return new(all, inZone, permitted, largest, valuations.Sum(v => v.Score(middle)) - reservations.Sum());
    }

    /// <summary>Every issue on its middle rung; of a middle pair, the rung with the larger sum of points.</summary>
    public static Package Middle(Agenda agenda, IReadOnlyList<Valuation> valuations) =>
        new([.. agenda.Issues.Select((issue, i) =>
        {
            var (low, high) = ((issue.Options.Length - 1) / 2, issue.Options.Length / 2);
            return valuations.Sum(v => v.Points[i][high]) > valuations.Sum(v => v.Points[i][low]) ? high : low;
        })]);

    private static (long All, long Reaching) Count(List<List<Part>> groups, int[] least)
    {
        var (all, reaching) = (0L, 0L);
        var flat = groups.Select(g => g.Select(p => p.Scores).ToArray()).OrderBy(g => g.Length).ToArray();
        Walk(0, new int[least.Length]);
        return (all, reaching);

        void Walk(int depth, int[] sum)
        {
            if (depth == flat.Length)
            {
                all++;
                if (Reaches(sum, least)) reaching++;
                return;
            }

            var next = new int[sum.Length];
            foreach (var scores in flat[depth])
            {
                for (var i = 0; i < next.Length; i++) next[i] = sum[i] + scores[i];
                Walk(depth + 1, next);
            }
        }
    }

    private static bool Reaches(int[] sum, int[] least)
    {
        for (var i = 0; i < sum.Length; i++)
            if (sum[i] < least[i])
                return false;
        return true;
    }
}
