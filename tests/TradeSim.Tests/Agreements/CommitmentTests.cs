using TradeSim.Agreements;
using TradeSim.Scenarios;
using Xunit;
using static TradeSim.Tests.Worlds.SmallHome;

namespace TradeSim.Tests.Agreements;

public sealed class CommitmentTests
{
    private static Commitment Ore { get; } = Commitment.Of(LongAgenda, Clear)[2];

    [Fact]
    public void A_package_obliges_to_exactly_what_its_options_say() => Assert.Equal(
        [
            new Commitment(1, "us", Tariff, 1, "apply 30 %", 1, true, false, 1, 100),
            new Commitment(2, "china", Tariff, 1, "apply 30 %", 1, true, false, 1, 100),
            new Commitment(3, "china", Minerals, 2, "release ore", 2, false, false, 2, 100),
            new Commitment(4, "us", Chips, 1, "ease its curbs", 1, false, false, 1, 100),
        ], Commitment.Of(LongAgenda, Clear));

    [Fact]
    public void What_stays_as_it_is_obliges_nobody() => Assert.Empty(Commitment.Of(LongAgenda, Today));

    [Fact]
    public void An_option_without_a_text_obliges_nobody() =>
        Assert.Empty(Commitment.Of(LongAgenda, Today.With(Truce, 1)));

    [Fact]
    public void Talks_that_end_with_the_handshake_oblige_to_nothing() =>
        Assert.Empty(Commitment.Of(LongAgenda with { Aftermath = null }, Clear));

    [Fact]
    public void An_ambiguous_option_is_promised_as_the_others_read_it()
    {
        var ore = Commitment.Of(LongAgenda, Vague)[2];
        Assert.True(ore.IsAmbiguous);
        Assert.Equal((1, 2, 0), (ore.Option, ore.Promised, ore.OwnPercent));
    }

    // 100 t today, 500 t in their reading: what I read as 200 t is a quarter of it.
    [Theory]
    [InlineData(200, 25)]
    [InlineData(500, 100)]
    [InlineData(700, 100)]
    [InlineData(50, 0)]
    public void Own_percent_follows_the_figure(int ownLevel, int percent)
    {
        var agenda = WithOre(d => d with
        {
            Figure = new("Ore", "t", [100, ownLevel, 500], 10),
            Readings = [new(1, "us", 2)],
        });
        Assert.Equal(percent, Commitment.Of(agenda, Vague)[2].OwnPercent);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 50)]
    [InlineData(2, 100)]
    public void Without_a_figure_own_percent_is_nothing_half_or_all(int means, int percent)
    {
        var agenda = WithOre(d => d with
        {
            Figure = null,
            Readings = [new(1, "us", 2), new(1, "china", means)],
        });
        Assert.Equal(percent, Commitment.Of(agenda, Vague)[2].OwnPercent);
    }

    [Fact]
    public void A_figure_that_does_not_move_is_kept_by_any_reading()
    {
        var agenda = WithOre(d => d with { Figure = new("Ore", "t", [100, 100, 100], 10) });
        Assert.Equal(100, Commitment.Of(agenda, Vague)[2].OwnPercent);
    }

    [Theory]
    [InlineData(Conduct.GoBeyond, 120, 120)]
    [InlineData(Conduct.Fulfil, 100, 100)]
    [InlineData(Conduct.SlowWalk, 40, 40)]
    [InlineData(Conduct.FormOnly, 10, 70)]
    [InlineData(Conduct.Breach, 0, 0)]
    public void Conduct_delivers_one_thing_and_may_show_another(Conduct conduct, int delivers, int shows)
    {
        Assert.Equal(delivers, conduct.Delivers(Ore));
        Assert.Equal(shows, conduct.Shows(Ore));
    }

    [Fact]
    public void Form_alone_does_not_hide_where_everybody_sees() =>
        Assert.Equal(10, Conduct.FormOnly.Shows(Commitment.Of(LongAgenda, Clear)[0]));

    [Fact]
    public void Going_beyond_an_ambiguous_text_is_what_the_others_read() =>
        Assert.Equal(100, Conduct.GoBeyond.Delivers(Commitment.Of(LongAgenda, Vague)[2]));

    private static Agenda WithOre(Func<Duty, Duty> change) => LongAgenda with
    {
        Aftermath = LongAgenda.Aftermath! with
        {
            Duties = [.. LongAgenda.Aftermath.Duties.Select(d => d.Issue == Minerals ? change(d) : d)],
        },
    };
}
