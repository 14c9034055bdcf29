using Xunit;

namespace TradeSim.Server.Tests.ClassPages;

public sealed class PercentTests
{
    [Theory]
    [InlineData(54, "54\u00a0%")]
    [InlineData(0, "0\u00a0%")]
    [InlineData(-3, "−3\u00a0%")]
    [InlineData(int.MinValue, "−2147483648\u00a0%")]
    [InlineData(null, "–")]
    public void A_percent_sign_never_wraps_from_its_number(int? percent, string said) => Assert.Equal(said, Client.Words.Percent(percent));
}
