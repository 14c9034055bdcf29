using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>How much of the talks has passed, in talk minutes and in own turns.</summary>
/// <param name="Share">Share of all talk minutes that have passed, 0 to 1.</param>
/// <param name="TurnsLeft">Own turns that still fit, if both sides keep offering.</param>
internal readonly record struct Pace(double Share, int TurnsLeft)
{
    /// <summary>With this many own turns left a careful delegation settles for the best there is.</summary>
    public const int SettlingTurns = 2;

    /// <summary>Share of the way to the settling turns that has passed, 0 to 1.</summary>
    public double ToSettling
    {
        get
        {
            // All turns follow from those left and the share passed; one more is spent before the settling
            // turns begin.
            var all = Share >= 1 ? 1 : TurnsLeft / (1 - Share);
            return Math.Clamp(Share * all / Math.Max(1, all - SettlingTurns - 1), 0, 1);
        }
    }

    public static Pace Of(SeatView view)
    {
        var clock = view.Table.Clock!;
        var left = clock.MinutesLeft(clock.Time);
        return new(ShareAt(view.Table, clock.Time), left / MinutesPerTurn(view, left));
    }

    /// <summary>Share of all talk minutes that had passed at a moment, 0 to 1.</summary>
    public static double ShareAt(Table table, TalkTime at)
    {
        var all = table.Clock!.Days.Sum(d => d.Minutes);
        return all <= 0 ? 1 : (all - table.Clock.MinutesLeft(at)) / (double)all;
    }

    private static int MinutesPerTurn(SeatView view, int left)
    {
        var byMoves = Math.Max(1, view.Agenda.Parties.Length * view.Agenda.Talks.Costs.Offer);
        if (view.Table.Clock!.Setting.Mode == ClockMode.Moves) return byMoves;
        var offers = 0;
        foreach (var offer in view.Table.Offers)
            if (offer.By.Party == view.Party)
                offers++;
        // People at a running clock keep their own cadence, which only the minutes so far can tell.
        return offers < 2 ? byMoves
            : Math.Max(1, (view.Table.Clock.Days.Sum(d => d.Minutes) - left) / offers);
    }
}
