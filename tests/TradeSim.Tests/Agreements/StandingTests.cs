using TradeSim.Agreements;
using Xunit;
using static TradeSim.Tests.Worlds.SmallHome;

namespace TradeSim.Tests.Agreements;

public sealed class StandingTests
{
    [Fact]
    public void Nobody_is_known_at_first()
    {
        Assert.Equal(Standing.Fresh, Standing.Blank.TrustIn("us"));
        Assert.Equal(0, Standing.Blank.MoodOf("us", LongAgenda, Clear));
    }

    [Fact]
    public void Trust_moves_within_a_hundred()
    {
        Assert.Equal(58, Standing.Blank.With("us", 8).TrustIn("us"));
        Assert.Equal(100, Standing.Blank.With("us", 80).TrustIn("us"));
        Assert.Equal(0, Standing.Blank.With("us", -80).TrustIn("us"));
        Assert.Equal(Standing.Fresh, Standing.Blank.With("us", 8).TrustIn("china"));
    }

    [Fact]
    public void A_kept_pledge_pleases_and_a_broken_one_costs_at_home()
    {
        var held = Firm(Tariff, 1);
        Assert.Equal(Standing.Kept, held.MoodOf("us", LongAgenda, Clear));
        Assert.Equal(-Standing.Broken, held.MoodOf("us", LongAgenda, Today));
        Assert.Equal(0, held.MoodOf("china", LongAgenda, Today));
    }

    [Fact]
    public void The_last_pledge_on_an_issue_is_the_one_remembered()
    {
        var twice = Firm(Tariff, 0) with
        {
            Statements = [.. Firm(Tariff, 0).Statements, .. Firm(Tariff, 1).Statements, .. Firm(Chips, 0).Statements],
        };
        Assert.Equal(Standing.Kept - Standing.Broken, twice.MoodOf("us", LongAgenda, Clear));
    }

    [Fact]
    public void Praise_irritates_at_home_each_time()
    {
        PressStatement warm = new("us", Tone.Warm, null, "good talks");
        var standing = Standing.Blank with { Statements = [warm, warm] };
        Assert.Equal(-2 * Standing.Warmth, standing.MoodOf("us", LongAgenda, Clear));
    }

    [Fact]
    public void Trust_in_the_others_and_events_move_the_mood()
    {
        Assert.Equal(1, Standing.Blank.With("china", 10).MoodOf("us", LongAgenda, Clear));
        Assert.Equal(-1, Standing.Blank.With("china", -10).MoodOf("us", LongAgenda, Clear));
        Assert.Equal(0, Standing.Blank.With("us", 10).MoodOf("us", LongAgenda, Clear));
        var struck = Standing.Blank with { Moods = Standing.Blank.Moods.SetItem("us", -5) };
        Assert.Equal(-5, struck.MoodOf("us", LongAgenda, Clear));
    }

    [Fact]
    public void Into_the_next_round_goes_trust_and_nothing_that_was_said()
    {
        var carried = (Firm(Tariff, 0).With("us", -9) with { Moods = Standing.Blank.Moods.SetItem("us", -5) }).CarriedOver;
        Assert.Equal(41, carried.TrustIn("us"));
        Assert.Empty(carried.Statements);
        Assert.Empty(carried.Moods);
    }

    private static Standing Firm(int issue, int option) => Standing.Blank with
    {
        Statements = [new("us", Tone.Firm, new(issue, option), "never")],
    };
}
