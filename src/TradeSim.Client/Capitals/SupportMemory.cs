using TradeSim.Scenarios;

namespace TradeSim.Client.Capitals;

/// <summary>Remembers the last answer: the chance takes a while to work out, and a page is drawn often.</summary>
public sealed class SupportMemory
{
    private (HomeFront Home, Package Package, int Mood, int Today)? asked;
    private Support? known;

    /// <summary>Support at home for a package; null where no constituencies decide.</summary>
    public Support? For(Standpoint at, Package? package)
    {
        if (!at.IsRatified || at.Brief?.Home is not { } home) return null;
        if (package is null || !at.Agenda.Fits(package)) return null;
        var today = at.Agenda.StatusQuo;
        var key = (home, package, at.Mood(package), at.Mood(today));
        if (known is null || asked != key)
            (asked, known) = (key, Support.For(home, package, key.Item3, today, key.Item4));
        return known;
    }
}
