using Microsoft.Extensions.Configuration;
using TradeSim.Server.Clusters;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("sqlite:play.db", "web", "Storage=postgres")]
    [InlineData("sqlite:play.db", "silo", "Role=all")]
    [InlineData("sqlite:play.db", "waiter", "all, silo or web")]
    [InlineData("sqlite:play.db", "1", "all, silo or web")]
    [InlineData("postgres:", "all", "postgres:CONNECTION")]
    [InlineData("mysql:SECRET", "all", "sqlite:PATH")]
    public void What_cannot_be_is_refused_with_its_mend_and_without_the_connection(string storage, string role, string mend)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Of(("Storage", storage), ("Role", role)));
        Assert.Contains(mend, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Alone_on_a_file_is_what_nobody_has_to_set()
    {
        var settings = Of();
        Assert.Equal((Role.All, null), (settings.Cluster.Role, settings.Database));
        Assert.True(settings is { HasDoors: true, HasRooms: true });
    }

    [Theory]
    [InlineData("all", true, true)]
    [InlineData("Silo", false, true)]
    [InlineData("web", true, false)]
    public void A_role_says_what_a_process_has(string role, bool doors, bool rooms)
    {
        var settings = Of(("Storage", "postgres:Host=db;Password=SECRET"), ("Role", role), ("ClusterId", "blue"));
        Assert.Equal((doors, rooms, "blue"), (settings.HasDoors, settings.HasRooms, settings.Cluster.Id));
        Assert.Equal("Host=db;Password=SECRET", settings.Database);
        Assert.DoesNotContain("SECRET", settings.ToString(), StringComparison.Ordinal);
    }

    private static Settings Of(params (string, string)[] values) => Settings.Of(new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Item1, (string?)v.Item2))).Build());
}
