using TradeSim.Scenarios;

namespace TradeSim.Negotiators.Exchanges;

/// <summary>One side's preferences over a space of outcomes, as utilities and sorted once for all its negotiations.</summary>
public sealed class Profile
{
    /// <summary>Points that make a utility of 1 where preferences are written as real utilities.</summary>
    public const double PointsOfReal = 1e6;

    /// <summary>The largest real utility whose points can be added up.</summary>
    public const double MostReal = 1000;

    private readonly double[] rising;

    /// <param name="space">The outcomes.</param>
    /// <param name="utilities">By outcome.</param>
    /// <param name="reservation">The utility of no deal.</param>
    /// <param name="valuation">The same preferences in points, for exact frontiers.</param>
    /// <param name="unit">How many points make a utility of 1.</param>
    /// <param name="zero">The points at which the utility is 0.</param>
    public Profile(OutcomeSpace space, double[] utilities, double reservation, Valuation valuation, double unit, double zero)
    {
        if (utilities.Length != space.Count) throw new ArgumentException("One utility an outcome.", nameof(utilities));
        (Space, Utilities, Reservation, Valuation) = (space, utilities, reservation, valuation);
        Rising = [.. Enumerable.Range(0, space.Count)];
        rising = [.. utilities];
        // Equal utilities keep the order of their numbers, the same on every machine.
        Array.Sort(rising, Rising);
        for (var from = 0; from < rising.Length;)
        {
            var to = from + 1;
            while (to < rising.Length && rising[to] == rising[from]) to++;
            Array.Sort(Rising, from, to - from);
            from = to;
        }

        Floor = (int)Math.Ceiling((reservation * unit) + zero - 1e-6);
        (Unit, Zero) = (unit, zero);
    }

    /// <summary>The preferences that a valuation gives to every outcome of a space.</summary>
    /// <param name="reservation">The utility of no deal; the worst outcome's where it is null.</param>
    /// <param name="unit">How many points make a utility of 1.</param>
    /// <param name="zero">The points at which the utility is 0.</param>
    public static Profile Of(OutcomeSpace space, Valuation valuation, double? reservation, double unit, double zero)
    {
        var utilities = new double[space.Count];
        var isAdditive = valuation.Linkages.IsEmpty && valuation.Economy is null;
        for (var outcome = 0; outcome < utilities.Length; outcome++)
        {
            var points = 0;
            if (isAdditive)
                for (var i = 0; i < space.Sizes.Length; i++) points += valuation.Points[i][space.Option(outcome, i)];
            else points = valuation.Score(space.Package(outcome));
            utilities[outcome] = (points - zero) / unit;
        }

        return new(space, utilities, reservation ?? utilities.Min(), valuation, unit, zero);
    }

    /// <summary>The outcomes.</summary>
    public OutcomeSpace Space { get; }

    /// <summary>By outcome.</summary>
    public double[] Utilities { get; }

    /// <summary>The utility of no deal.</summary>
    public double Reservation { get; }

    /// <summary>The preferences in points.</summary>
    public Valuation Valuation { get; }

    /// <summary>How many points make a utility of 1.</summary>
    public double Unit { get; }

    /// <summary>The points at which the utility is 0.</summary>
    public double Zero { get; }

    /// <summary>The least score that is no worse than no deal, in points.</summary>
    public int Floor { get; }

    /// <summary>The outcomes from the worst to the best.</summary>
    public int[] Rising { get; }

    /// <summary>The utility of the best outcome.</summary>
    public double Best => rising[^1];

    /// <summary>The utility of the worst outcome.</summary>
    public double Worst => rising[0];

    /// <summary>The utility of an outcome.</summary>
    public double Utility(int outcome) => Utilities[outcome];

    /// <summary>A score in points as a utility.</summary>
    public double UtilityOf(int points) => (points - Zero) / Unit;

    /// <summary>A utility in points, rounded down.</summary>
    public int PointsOf(double utility) => (int)Math.Floor((utility * Unit) + Zero + 1e-6);

    /// <summary>The utility at a place of <see cref="Rising"/>.</summary>
    public double At(int place) => rising[place];

    /// <summary>The first place of <see cref="Rising"/> whose utility is at least this; the count where none is.</summary>
    public int PlaceOf(double utility)
    {
        var (low, high) = (0, rising.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (rising[middle] < utility) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The outcome whose utility is least above a target; the best one where none is above.</summary>
    public int JustAbove(double target) => Rising[Math.Min(PlaceOf(target), rising.Length - 1)];
}
