using System.Collections.Immutable;

namespace TradeSim.Client.Classes;

/// <summary>How many tables settled an issue on one option, and who else did.</summary>
/// <param name="Tables">Tables that agreed on it.</param>
/// <param name="IsToday">True for what holds without a deal.</param>
/// <param name="IsOwn">True where the reader's table agreed on it.</param>
public sealed record OptionCount(
    string Name, int Tables, bool IsToday, bool IsHistory, bool IsNash, bool IsOwn)
{
    /// <summary>The marks of an option in words, for those who do not see them.</summary>
    public IEnumerable<string> Marks
    {
        get
        {
            if (IsOwn) yield return "your table";
            if (IsHistory) yield return "history";
            if (IsNash) yield return "Nash solution";
            if (IsToday) yield return "today";
        }
    }
}

/// <summary>How the tables of a class that agreed settled one issue.</summary>
/// <param name="Deals">Tables that agreed at all.</param>
public sealed record IssueSpread(string Issue, int Deals, ImmutableArray<OptionCount> Options)
{
    /// <summary>How many different options the tables chose.</summary>
    public int Chosen => Options.Count(o => o.Tables > 0);

    /// <summary>All issues in the agenda's order.</summary>
    public static ImmutableArray<IssueSpread> Of(ClassResults results)
    {
        var deals = results.Deals;
        var own = results.Tables.FirstOrDefault(t => t.IsOwn)?.Deal;
        var nash = results.Bargain.Solutions?.Nash.Package;
        return [.. results.Agenda.Issues.Select((issue, i) => new IssueSpread(issue.Name, deals.Length,
            [.. issue.Options.Select((option, o) => new OptionCount(
                option.Name, deals.Count(d => d.Deal[i] == o),
                issue.StatusQuo == o, results.History.Deal![i] == o, nash?[i] == o, own?[i] == o))]))];
    }
}
