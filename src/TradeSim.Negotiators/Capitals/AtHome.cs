using TradeSim.Agreements;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators.Capitals;

/// <summary>The chance that a package passes at the own capital, in percent.</summary>
internal sealed class AtHome(SeatView view)
{
    private readonly HomeFront? home = view.Table.Reach > Reach.Talks ? view.Brief.Home : null;
    private readonly Dictionary<Package, int> supposed = [];

    /// <summary>Exact, for the few packages that are about to be offered or accepted.</summary>
    public int Chance(Package package) => home is null ? 100
        : Ballot.Chance(home, package, Mood(package));

    /// <summary>Nearly exact and quick, for the many that are looked at: the sum of the swings as a bell
    /// curve.</summary>
    public int Supposed(Package package)
    {
        if (home is null) return 100;
        if (supposed.TryGetValue(package, out var known)) return known;
        var mood = Mood(package);
        double mean = 0, variance = 0;
        foreach (var c in home.Constituencies)
        {
            mean += c.Share * c.For(package, mood);
            variance += (double)c.Share * c.Share * home.Swing * (home.Swing + 1) / 3;
        }

        var away = (mean - (100 * home.Threshold) + 0.5) / Math.Sqrt(Math.Max(1, variance));
        return supposed[package] = (int)Math.Round(100 * Bell(away));
    }

    private int Mood(Package package) => view.Table.Standing.MoodOf(view.Party, view.Agenda, package);

    /// <summary>The normal distribution by its logistic approximation (Bowling et al. 2009), good to a
    /// percent.</summary>
    private static double Bell(double z) => 1 / (1 + Math.Exp(-((0.07056 * z * z * z) + (1.5976 * z))));
}
