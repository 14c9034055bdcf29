using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>
/// The zone of agreement: how many packages give everybody at least their reservation value.
/// </summary>
/// <param name="InZone">Packages with every score at least its party's reservation value.</param>
/// <param name="Permitted">Those of them that every mandate permits.</param>
/// <param name="LargestJointGain">Largest sum over parties of score minus reservation value, in
/// points.</param>
/// <param name="MiddleJointGain">The joint gain of settling every issue on its middle rung.</param>
public sealed record Zone(
    long Packages, long InZone, long Permitted, int LargestJointGain, int MiddleJointGain)
{
    /// <summary>
    /// Share of the largest joint gain that splitting every issue in the middle leaves on the table.
    /// </summary>
    public double IntegrativeIndex =>
        LargestJointGain <= 0 ? 0 : Math.Clamp(1 - (double)MiddleJointGain / LargestJointGain, 0, 1);

    /// <summary>Counts the zone of a scenario, exactly.</summary>
    public static Zone Of(Scenario scenario)
    {
        var briefs = scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id)).ToArray();
        var valuations = briefs.Select(b => b.Valuation).ToArray();
        var reservations = briefs.Select(b => b.Reservation).ToArray();
        var groups = Settlements.Of(PackageSpace.Of(valuations));
        bool Allows(int issue, int option) =>
            briefs.All(b => !b.Mandate.Forbidden.Contains(new(issue, option)));
        var permitted = ZoneCount.Of(Settlements.Of(PackageSpace.Of(valuations, Allows)),
            briefs.Select(b => Math.Max(b.Reservation, b.Mandate.Minimum)));
        var largest = groups.Sum(LargestSum) - reservations.Sum();
        var middle = Middle(scenario.Agenda, valuations);
        return new(scenario.Agenda.Packages, ZoneCount.Of(groups, reservations), permitted, (int)largest,
            valuations.Sum(v => v.Score(middle)) - reservations.Sum());
    }

    /// <summary>
    /// Every issue on its middle rung; of a middle pair, the rung with the larger sum of points.
    /// </summary>
    public static Package Middle(Agenda agenda, IReadOnlyList<Valuation> valuations) =>
        new([.. agenda.Issues.Select((issue, i) =>
        {
            var (low, high) = ((issue.Options.Length - 1) / 2, issue.Options.Length / 2);
            return valuations.Sum(v => v.Points[i][high]) > valuations.Sum(v => v.Points[i][low])
                ? high : low;
        })]);

    private static long LargestSum(Settlements group)
    {
        var parties = group.Scores.Length / group.Count;
        var most = long.MinValue;
        for (var at = 0; at < group.Scores.Length; at += parties)
        {
            var sum = 0L;
            for (var p = 0; p < parties; p++) sum += group.Scores[at + p];
            most = Math.Max(most, sum);
        }

        return most;
    }
}
