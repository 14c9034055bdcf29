using Microsoft.Extensions.Time.Testing;
using TradeSim.Server.Words;
using Xunit;

namespace TradeSim.Server.Tests.Words;

public sealed class BreakerTests
{
    // Fails when Breaker.IsResting looks at the failures alone, or Answered does not forget them.
    [Fact]
    public void A_service_that_failed_three_times_in_a_row_is_left_alone_for_a_minute()
    {
        var time = new FakeTimeProvider();
        var breaker = new Breaker(time);
        Fail(2);
        breaker.Answered();
        Fail(2);
        Assert.False(breaker.IsResting);
        Fail(1);
        Assert.True(breaker.IsResting);
        time.Advance(Breaker.Rest - TimeSpan.FromSeconds(1));
        Assert.True(breaker.IsResting);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(breaker.IsResting);
        Fail(1);
        Assert.True(breaker.IsResting);
        time.Advance(Breaker.Rest);
        breaker.Answered();
        Fail(2);
        Assert.False(breaker.IsResting);

        void Fail(int times)
        {
            for (var i = 0; i < times; i++) breaker.Failed();
        }
    }
}
