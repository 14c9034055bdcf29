using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.Literature;

/// <summary>J. F. Nash, "The Bargaining Problem", Econometrica 18 (1950), section 5: two men barter nine goods.</summary>
// Utilities in the paper's table, to Bill and to Jack. Bill's: book 2/4, whip 2/2, ball 2/1, bat 2/2, box 4/1.
// Jack's: pen 10/1, toy 4/1, knife 6/2, hat 2/2. Without barter Bill has 12 and Jack 6. The paper's solution: Bill
// gives book, whip, ball and bat; Jack gives pen, toy and knife. Bill then has 4 + 20 = 24, Jack 9 + 2 = 11, and the
// gains are 12 and 5.
public sealed class BillAndJack
{
    private static readonly (int Bill, int Jack, bool IsBills)[] Goods =
    [
        (2, 4, true), (2, 2, true), (2, 1, true), (2, 2, true), (4, 1, true),
        (10, 1, false), (4, 1, false), (6, 2, false), (2, 2, false),
    ];

    private static readonly ImmutableArray<int> NoBarter = [12, 6];

    /// <summary>Option 0 leaves a good with its owner, option 1 hands it over.</summary>
    private static Valuation[] Men { get; } =
    [
        new([.. Goods.Select(g => g.IsBills ? ImmutableArray.Create(g.Bill, 0) : [0, g.Bill])], []),
        new([.. Goods.Select(g => g.IsBills ? ImmutableArray.Create(0, g.Jack) : [g.Jack, 0])], []),
    ];

    [Fact]
    public void Without_barter_they_have_what_the_paper_says() =>
        Assert.Equal([.. NoBarter], Men.Select(m => m.Score(new(new int[9].ToImmutableArray()))));

    [Fact]
    public void The_nash_solution_is_the_papers()
    {
        var nash = Solutions.Of(Frontier.Of(Men), NoBarter)!.Nash;
        Assert.Equal([24, 11], nash.Scores);
        Assert.Equal(new Package([1, 1, 1, 1, 0, 1, 1, 1, 0]), nash.Package);
    }
}
