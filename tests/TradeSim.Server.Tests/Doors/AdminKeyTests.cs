using Microsoft.Extensions.Configuration;
using TradeSim.Server.Doors;
using Xunit;

namespace TradeSim.Server.Tests.Doors;

public sealed class AdminKeyTests
{
    [Theory]
    [InlineData("SECRET-of-23-characters")]
    [InlineData("SECRET with spaces in it, long enough")]
    [InlineData("SECRET-that-no-browser-sends-alike-é")]
    public void A_bad_key_is_refused_with_its_mend_and_without_itself(string key)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Of(key));
        Assert.Contains("AdminKey wants 24", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void What_is_empty_is_not_set(string? key) => Assert.Null(Of(key));

    [Fact]
    public void A_good_key_is_itself_alone_and_cannot_be_read_back()
    {
        var settings = Of("SECRET-of-24-characters!")!;
        Assert.True(settings.Is("SECRET-of-24-characters!"));
        Assert.False(settings.Is("SECRET-of-24-characters"));
        Assert.False(settings.Is("secret-of-24-characters!"));
        Assert.False(settings.Is(""));
        Assert.DoesNotContain("SECRET", settings.ToString(), StringComparison.Ordinal);
    }

    private static AdminKey? Of(string? key) => Settings.Of(new ConfigurationBuilder()
        .AddInMemoryCollection([new("AdminKey", key)]).Build()).Admin;
}
