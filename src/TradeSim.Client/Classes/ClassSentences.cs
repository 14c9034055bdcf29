using TradeSim.Classes;

namespace TradeSim.Client.Classes;

/// <summary>How a class did, said in whole sentences.</summary>
public static class ClassSentences
{
    /// <summary>
    /// The class in one sentence: how many agreed, and what the middle table took of what there was.
    /// </summary>
    public static string Result(ClassResults results)
    {
        if (results.Tables.IsEmpty) return "No table was set up in this class.";
        if (results.Ended.IsEmpty)
            return $"No table has ended yet; {Tables(results.Waiting)} {AreBeing(results.Waiting)} closed.";
        var agreed = $"{results.Deals.Length} of {Tables(results.Ended.Length)} agreed";
        var took = results.MedianJoint is { } median
            ? $"; {(results.Ended.Length == 1 ? "it" : "the median table")} took {Took(median)}"
            : "; no possible deal was better for all sides than having none";
        var history = results.MedianJoint is not null && results.History.Joint is { } joint
            ? $"; history took {Words.Percent(joint)}" : "";
        var waiting = results.Waiting == 0 ? ""
            : $" {Tables(results.Waiting)} {AreBeing(results.Waiting)} closed.";
        return $"{agreed}{took}{history}.{waiting}";
    }

    /// <summary>What the wall says below the number of agreements.</summary>
    public static string Over(ProjectorView view) => (view.Over, view.Tables) switch
    {
        (_, 0) => "no tables yet",
        (0, _) => "all tables are still talking",
        var (over, all) when over == all => $"all tables have ended{Without(view)}",
        var (over, _) => $"{Tables(over)} {(over == 1 ? "has" : "have")} ended{Without(view)}",
    };

    /// <summary>A number of tables with its unit.</summary>
    public static string Tables(int number) => number == 1 ? "1 table" : $"{number} tables";

    private static string Without(ProjectorView view) =>
        view.NoDeals == 0 ? "" : $", {view.NoDeals} without a deal";

    private static string AreBeing(int number) => number == 1 ? "is still being" : "are still being";

    private static string Took(int percent) => $"{Words.Percent(percent)} of the joint gain there was";
}
