using System.Text.Json;
using TradeSim.Protocol;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.Protocol;

/// <summary>What is read of one text is one object, and of another text another.</summary>
public sealed class OnceTests
{
    private static readonly Scenario London =
        ScenarioFile.ReadAll(Path.Combine(AppContext.BaseDirectory, "scenarios", "london-2025.yaml")).Single().Scenario!;

    private static readonly string Text = Dialect.Write(London);

    [Fact]
    public void The_same_text_gives_the_same_agenda_and_briefs()
    {
        var (one, other) = (Dialect.Read<Scenario>(Text), Dialect.Read<Scenario>(Text));
        Assert.Same(one.Agenda, other.Agenda);
        Assert.All(one.Briefs.Zip(other.Briefs), pair => Assert.Same(pair.First, pair.Second));
        Assert.NotSame(one.Briefs[0], one.Briefs[1]);
    }

    [Fact]
    public void Another_text_gives_another_agenda()
    {
        var one = Dialect.Read<Scenario>(Text).Agenda;
        var other = Dialect.Read<Scenario>(Text.Replace(JsonSerializer.Serialize(one.Title), "\"Otherwise\"", StringComparison.Ordinal)).Agenda;
        Assert.Equal("Otherwise", other.Title);
        Assert.NotEqual("Otherwise", Dialect.Read<Scenario>(Text).Agenda.Title);
    }

    [Fact]
    public void However_many_were_read_each_is_read_right()
    {
        var one = Dialect.Read<Scenario>(Text).Agenda;
        foreach (var round in (int[])[1, 2])
            for (var i = 0; i < 200; i++)
            {
                var agenda = Dialect.Write(London with { Agenda = one with { Title = $"Number {i}" } });
                Assert.Equal($"Number {i}", Dialect.Read<Scenario>(agenda).Agenda.Title);
            }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("3")]
    public void What_is_no_agenda_is_refused(string instead) => Assert.Throws<JsonException>(() =>
        Dialect.Read<Scenario>($"{{\"agenda\":{instead}{Text[Text.IndexOf(",\"briefs\"", StringComparison.Ordinal)..]}"));

    [Fact]
    public void It_is_written_as_ever() => Assert.Equal(Text, Dialect.Write(Dialect.Read<Scenario>(Text)));
}
