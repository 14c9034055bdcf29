using TradeSim.Agreements;
using Xunit;
using static TradeSim.Tests.Worlds.Small;
using static TradeSim.Tests.Worlds.SmallHome;

namespace TradeSim.Tests.Agreements;

public sealed class JointStatementTests
{
    [Fact]
    public void The_text_says_who_does_what_and_what_stays()
    {
        var text = JointStatement.Of(LongAgenda, Clear);
        Assert.Equal("Geneva. The us and The china have agreed:", text.Opening);
        Assert.Equal(["All sides will", "The us will", "The china will"], text.Paragraphs.Select(p => p.Who));
        Assert.Equal([new Clause(1, Tariff, "apply 30 %", 1, false)], text.Paragraphs[0].Clauses);
        Assert.Equal([new Clause(2, Chips, "ease its curbs", 1, false)], text.Paragraphs[1].Clauses);
        Assert.Equal([new Clause(3, Minerals, "release ore", 2, false)], text.Paragraphs[2].Clauses);
        Assert.Equal("Truce (days)", text.Unsettled);
    }

    [Fact]
    public void Words_that_each_side_reads_in_its_own_way_are_marked() =>
        Assert.True(JointStatement.Of(LongAgenda, Vague).Paragraphs[2].Clauses[0].IsAmbiguous);

    [Fact]
    public void A_text_of_nothing_has_no_paragraph()
    {
        var text = JointStatement.Of(LongAgenda, Today);
        Assert.Empty(text.Paragraphs);
        Assert.Equal("Tariff (145); Minerals (held); Chips (curbed); Truce (none)", text.Unsettled);
    }

    [Fact]
    public void Three_names_are_listed_with_one_and()
    {
        var three = LongAgenda with { Parties = AgendaOfThree.Parties };
        Assert.Equal("Geneva. The us, The china and The eu have agreed:", JointStatement.Of(three, Today).Opening);
        // What two of three owe is no common duty.
        Assert.Equal(["The us will", "The china will"], JointStatement.Of(three, Clear).Paragraphs.Select(p => p.Who));
    }
}
