using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>A change of a package that makes every party better off.</summary>
/// <param name="Changes">The issues settled otherwise, from low to high, each with its new option.</param>
/// <param name="Gains">What it adds for each party, in points; all above zero.</param>
public sealed record Improvement(ImmutableArray<OptionRef> Changes, ImmutableArray<int> Gains)
{
    /// <summary>
    /// The smallest one: fewest issues changed, then the largest sum of gains; null where there is none.
    /// </summary>
    /// <remarks>
    /// Exact: goes through all changes of one issue, then of two, and so on. The frontier says beforehand
    /// whether there is an improvement, and with how many changes at most. Ties go to the first in the
    /// agenda's order.
    /// </remarks>
    /// <param name="frontier">Of the same valuations and permissions.</param>
    /// <param name="allows">Whether an issue may be settled otherwise on an option; all may where it is
    /// null.</param>
    public static Improvement? Smallest(
        Package package, IReadOnlyList<Valuation> valuations, ImmutableArray<FrontierPoint> frontier,
        Func<int, int, bool>? allows = null)
    {
        int[] scores = [.. valuations.Select(v => v.Score(package))];
        var most = frontier.Where(p => p.Scores.Select((u, i) => u > scores[i]).All(better => better))
            .Select(p => p.Package.DiffersFrom(package).Count()).DefaultIfEmpty(0).Min();
        for (var size = 1; size <= most; size++)
        {
            var search = new Search(package, valuations, scores, allows);
            search.Change(package, 0, size);
            if (search.Best is { } best)
                return new([.. best.Package.DiffersFrom(package)
                    .Select(i => new OptionRef(i, best.Package[i]))], best.Gains);
        }

        return null;
    }

    private sealed class Search(
        Package from, IReadOnlyList<Valuation> valuations, int[] scores, Func<int, int, bool>? allows)
    {
        public (Package Package, ImmutableArray<int> Gains, int Sum)? Best { get; private set; }

        /// <summary>Changes so many more issues, each this one or a later one.</summary>
        public void Change(Package package, int issue, int more)
        {
            if (more == 0)
            {
                Weigh(package);
                return;
            }

            for (; issue <= from.Count - more; issue++)
                for (var option = 0; option < valuations[0].Points[issue].Length; option++)
                    if (option != from[issue] && (allows is null || allows(issue, option)))
                        Change(package.With(issue, option), issue + 1, more - 1);
        }

        private void Weigh(Package package)
        {
            var sum = 0;
            for (var i = 0; i < scores.Length; i++)
            {
                var gain = valuations[i].Score(package) - scores[i];
                if (gain <= 0) return;
                sum += gain;
            }

            if (sum > (Best?.Sum ?? 0))
                Best = (package, [.. valuations.Select((v, i) => v.Score(package) - scores[i])], sum);
        }
    }
}
