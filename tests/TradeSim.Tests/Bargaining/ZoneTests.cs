using TradeSim.Bargaining;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Bargaining;

public sealed class ZoneTests
{
    // Packages as (us, china): (0,0) 30/30, (0,1) 70/0, (1,0) 20/50, (1,1) 60/20, (2,0) 0/70, (2,1) 45/40.
    // Reservations 30/30 leave (0,0) and (2,1); the US mandate of 40 drops the first, its red line the second.
    [Fact]
    public void The_small_talks_have_the_zone_counted_by_hand()
    {
        var zone = Zone.Of(Small.Scenario);
        Assert.Equal((6, 2, 0), (zone.Packages, zone.InZone, zone.Permitted));
        Assert.Equal(45 + 40 - 60, zone.LargestJointGain);
    }

    // The middle of three tariffs is 30; of the two mineral options the one with more points to both is release.
    [Fact]
    public void The_middle_is_the_middle_rung_or_the_richer_of_two()
    {
        var zone = Zone.Of(Small.Scenario);
        Assert.Equal(Small.Middle, Zone.Middle(Small.Agenda, [Small.UsBrief.Valuation, Small.ChinaBrief.Valuation]));
        Assert.Equal(60 + 20 - 60, zone.MiddleJointGain);
        Assert.Equal(0.2, zone.IntegrativeIndex, 9);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-5, -9, 0)]
    [InlineData(10, 10, 0)]
    [InlineData(10, -50, 1)]
    public void The_index_stays_between_nothing_and_all(int largest, int middle, double index) =>
        Assert.Equal(index, new Zone(1, 1, 1, largest, middle).IntegrativeIndex);
}
