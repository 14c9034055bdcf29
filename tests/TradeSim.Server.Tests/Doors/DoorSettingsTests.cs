using Microsoft.Extensions.Configuration;
using TradeSim.Server.Doors;
using Xunit;

namespace TradeSim.Server.Tests.Doors;

public sealed class DoorSettingsTests
{
    [Theory]
    [InlineData("Origins", "friend.example", "https://example.org")]
    [InlineData("Origins", "ftp://friend.example", "https://example.org")]
    [InlineData("Proxies", "the proxy", "10.1.0.0/16")]
    [InlineData("EntryBurst", "0", "from 1 on")]
    [InlineData("MessagePerSecond", "many", "from 1 on")]
    public void What_cannot_be_is_refused_with_its_mend(string name, string value, string mend)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Of((name, value)));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains(mend, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_empty_is_not_set()
    {
        var settings = Of(("Origins", ""), ("Proxies", ""), ("EntryBurst", ""));
        Assert.Equal((0, 0, new Bucket(600, 60)), (settings.Origins.Length, settings.Proxies.Length, settings.Entries));
    }

    private static DoorSettings Of(params (string, string)[] values) => DoorSettings.Of(new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Item1, (string?)v.Item2))).Build());
}
