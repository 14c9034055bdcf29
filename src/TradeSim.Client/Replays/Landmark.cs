using TradeSim.Debriefs;
using TradeSim.Sessions;

namespace TradeSim.Client.Replays;

/// <summary>A labelled point of the picture.</summary>
/// <param name="Letters">One or two letters that name it where there is no room for words.</param>
/// <param name="Kind">"agreement", "history" or "solution": its mark.</param>
/// <param name="About">One sentence for a reader who does not know the word.</param>
public sealed record Landmark(
    string Letters, string Name, string Kind, string About, IReadOnlyList<int> Scores)
{
    /// <summary>The landmarks of a session, the most important first.</summary>
    /// <param name="origin">Of a branch: where it comes from.</param>
    public static IReadOnlyList<Landmark> Of(Bargain bargain, Origin? origin = null)
    {
        var all = new List<Landmark>();
        if (bargain.Agreement is { } deal)
            all.Add(new("D", "The deal", "agreement", "What was signed.", deal.Scores));
        if (origin is not null)
            all.Add(new("O", origin.Agreement is null ? "Original: no deal" : "Original deal", "origin",
                "How the session ended that this is a branch of.",
                origin.Agreement is { } other ? bargain.At(other).Scores : bargain.Reservations));
        all.Add(new(
            "H", "History", "history", "What the delegations of 2025 agreed.", bargain.History.Scores));
        if (bargain.Solutions is { } s)
        {
            all.Add(new("N", "Nash", "solution",
                "The package with the largest product of all gains over having no deal.", s.Nash.Scores));
            all.Add(new("K", "Kalai-Smorodinsky", "solution",
                "The package where the smallest share of a side's possible gain is largest.",
                s.KalaiSmorodinsky.Scores));
            all.Add(new("E", "Egalitarian", "solution",
                "The package where the smallest gain is largest.", s.Egalitarian.Scores));
            all.Add(new("U", "Utilitarian", "solution",
                "The package with the largest sum of gains.", s.Utilitarian.Scores));
        }

        return all;
    }
}
