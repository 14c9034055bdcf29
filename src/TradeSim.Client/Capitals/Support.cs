using TradeSim.Agreements;
using TradeSim.Scenarios;

namespace TradeSim.Client.Capitals;

/// <summary>How home stands to a package, before chance has its say.</summary>
/// <param name="Rows">Each constituency, its support of 100, and its change against how things are today.</param>
/// <param name="Total">The sum weighted by share, of 100.</param>
/// <param name="Chance">How likely it is to pass, in percent.</param>
public sealed record Support(
    IReadOnlyList<(Constituency Who, int Now, int Change)> Rows, int Total, int Threshold, int Chance)
{
    /// <summary>Support for a package in a mood that already knows it.</summary>
    public static Support For(HomeFront home, Package package, int mood, Package today, int moodToday)
    {
        var rows = home.Constituencies
            .Select(c => (c, c.For(package, mood), c.For(package, mood) - c.For(today, moodToday))).ToArray();
        return new(rows, rows.Sum(r => r.Item2 * r.c.Share) / 100, home.Threshold,
            Ballot.Chance(home, package, mood));
    }

    /// <summary>A support of 100 in a word.</summary>
    public static string Word(int support) => support switch
    {
        < 30 => "against",
        < 45 => "cool",
        < 55 => "torn",
        < 70 => "inclined",
        _ => "behind it",
    };

    /// <summary>"78 % likely", and plain words at the ends.</summary>
    public static string Likely(int chance) => chance switch
    {
        <= 0 => "out of reach",
        >= 100 => "certain",
        _ => $"{Words.Percent(chance)} likely",
    };
}
