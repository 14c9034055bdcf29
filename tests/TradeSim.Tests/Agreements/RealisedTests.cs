using System.Collections.Immutable;
using TradeSim.Agreements;
using Xunit;
using static TradeSim.Tests.Worlds.SmallHome;

namespace TradeSim.Tests.Agreements;

public sealed class RealisedTests
{
    private static Accord Signed { get; } = Accord.Begin(LongAgenda, Clear);

    [Fact]
    public void An_agreement_that_is_kept_is_worth_its_score()
    {
        Assert.Equal(80, Score(Signed, Lived(Conduct.Fulfil)));
        Assert.Equal(65, ChinasScore(Signed, Lived(Conduct.Fulfil)));
    }

    // Ore that never came: the us misses its 40 points, China keeps the 25 that releasing it would have cost.
    [Fact]
    public void What_was_not_delivered_is_missed_by_one_and_saved_by_the_other()
    {
        var lived = Lived(Conduct.Fulfil, (3, Conduct.Breach));
        Assert.Equal(40, Score(Signed, lived));
        Assert.Equal(90, ChinasScore(Signed, lived));
    }

    [Fact]
    public void Half_of_a_duty_that_binds_two_counts_half() =>
        // The tariff's worth to the us is -10, shared by two; China's half was not done.
        Assert.Equal(85, Score(Signed, Lived(Conduct.Fulfil, (2, Conduct.Breach))));

    [Fact]
    public void Slow_steps_count_for_what_arrived() =>
        // 40 points of ore, 40 per cent of it delivered.
        Assert.Equal(56, Score(Signed, Lived(Conduct.Fulfil, (3, Conduct.SlowWalk))));

    [Fact]
    public void A_week_in_which_a_commitment_rested_delivers_nothing()
    {
        var rested = Signed with { Suspensions = [new(3, 1, 2, 3)] };
        var ore = Signed.Find(3)!;
        Assert.Equal(66, Realised.Delivered(rested, ore, Lived(Conduct.Fulfil), 3));
        Assert.Equal(100, Realised.Delivered(Signed, ore, Lived(Conduct.Fulfil), 3));
    }

    [Fact]
    public void Own_reading_of_an_ambiguous_text_is_the_zero_of_the_count()
    {
        var vague = Accord.Begin(LongAgenda, Vague);
        Assert.Equal(70, Score(vague, Lived(Conduct.Fulfil)));
        // What the us reads in it is 40 points better than ore held.
        Assert.Equal(110, Score(vague, Lived(Conduct.Fulfil, (3, Conduct.GoBeyond))));
    }

    // Fails when the weeks after a taking back still count.
    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 46)]
    [InlineData(3, 63)]
    public void An_agreement_that_was_taken_back_counts_for_the_weeks_before(int week, int score) =>
        // Clear is worth 80 and today 30: a third of the difference for each of three weeks.
        Assert.Equal(score, Score(Signed with { EndedBy = "china", EndedIn = week }, Lived(Conduct.Fulfil)));

    // Fails when Delivered counts what was done in the week of the taking back.
    [Fact]
    public void What_is_done_after_a_taking_back_no_longer_counts()
    {
        var ended = Signed with { EndedBy = "china", EndedIn = 2 };
        var lived = Lived(Conduct.Breach);
        lived = [.. lived.Select(w => w.Week == 1 ? w with { Measures = [.. w.Measures.Select(m => m with { Conduct = Conduct.Fulfil })] } : w)];
        Assert.Equal(46, Score(ended, lived));
        Assert.Equal(46, Score(ended, Lived(Conduct.Fulfil)));
    }

    [Fact]
    public void Without_an_agreement_there_is_nothing_to_count() =>
        Assert.Throws<ArgumentException>(() => Score(Accord.Begin(LongAgenda, null), []));

    private static int Score(Accord accord, ImmutableArray<WeekOfMeasures> lived) =>
        Realised.Score(LongAgenda, UsLong.Valuation, accord, lived);

    private static int ChinasScore(Accord accord, ImmutableArray<WeekOfMeasures> lived) =>
        Realised.Score(LongAgenda, ChinaLong.Valuation, accord, lived);

    private static ImmutableArray<WeekOfMeasures> Lived(Conduct all, params (int Number, Conduct Conduct)[] but)
    {
        var conduct = but.ToDictionary(b => b.Number, b => b.Conduct);
        return [.. Enumerable.Range(1, 3).SelectMany(week => new[]
        {
            new WeekOfMeasures(week, "us", [Taken(1), Taken(4)]),
            new WeekOfMeasures(week, "china", [Taken(2), Taken(3)]),
        })];

        MeasureTaken Taken(int number) => new(number, conduct.GetValueOrDefault(number, all));
    }
}
