using System.Collections.Immutable;
using TradeSim.Economies;
using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.Economies;

/// <summary>What measures write into a policy, alone and together.</summary>
public sealed class EnactmentTests
{
    private const int Electronics = 5;

    [Fact]
    public void Tariffs_of_several_measures_add_up_and_everybody_else_is_everybody_else()
    {
        var policy = Enacted([Of(Instrument.Tariff, "USA", "CHN", 10), Of(Instrument.Tariff, "USA", "*", 5)]);
        var basis = World.In2022.BaseTariff(World.Usa, World.China, Electronics);
        Assert.Equal(basis + 0.15, policy.Tariff(World.Usa, World.China, Electronics), 12);
        Assert.Equal(World.In2022.BaseTariff(World.Usa, World.Eu, 0) + 0.05, policy.Tariff(World.Usa, World.Eu, 0), 12);
        Assert.Equal(0, policy.Tariff(World.Usa, World.Usa, 0));
        Assert.Equal(0, policy.Tariff(World.Usa, World.China, World.In2022.Sector("SRV")));
    }

    [Fact]
    public void Two_licences_on_one_flow_let_a_share_of_a_share_pass()
    {
        var policy = Enacted([
            Of(Instrument.Quota, "USA", "CHN", 50, "REM"), Of(Instrument.Quota, "USA", "CHN", 40, "REM")]);
        var quota = Assert.Single(policy.Quotas.ToArray());
        Assert.Equal(0.2, quota.Fraction, 12);
    }

    [Fact]
    public void A_policy_that_is_written_again_forgets_what_was_written()
    {
        var agenda = AgendaOf([], [[Of(Instrument.Quota, "USA", "CHN", 50, "REM")], []]);
        var (enactment, policy) = (new Enactment(World.In2022, agenda.Economy!), new Policy(World.In2022));
        Assert.Equal(1, enactment.Write(new([0, 0]), policy).Quotas.Length);
        Assert.Equal(0, enactment.Write(new([1, 0]), policy).Quotas.Length);
    }

    [Theory]
    [InlineData("USA", "XYZ", "REM")]
    [InlineData("USA", "CHN", "XYZ")]
    public void A_map_that_names_what_the_world_has_not_is_refused_at_once(string importer, string exporter, string sector)
    {
        var agenda = AgendaOf([Of(Instrument.Tariff, importer, exporter, 10, sector)], [[], []]);
        Assert.Throws<ArgumentException>(() => new Enactment(World.In2022, agenda.Economy!));
    }

    [Fact]
    public void A_less_productive_sector_makes_its_country_poorer_and_a_dearer_route_carries_less()
    {
        var agenda = AgendaOf([], [[], [new(Instrument.Productivity, "CHN", "", ["AER"], 90), Of(Instrument.TradeCost, "CHN", "USA", 20, "AGF")]]);
        var outlook = new Outlook(World.In2022, agenda, Horizon.Long, Sensitivity.Central);
        Assert.True(outlook.Look(new([1, 0])).IsReached);
        Assert.True(outlook.Change(agenda.Economy!.Indicators[0]) < 0);
        Assert.True(outlook.Then.FlowVolume(World.China, World.Usa, 0) < outlook.Today.FlowVolume(World.China, World.Usa, 0));
    }

    private static Measure Of(Instrument instrument, string importer, string exporter, int percent, string sector = EconomyMap.Goods) =>
        new(instrument, importer, exporter, [sector], percent);

    private static Policy Enacted(Measure[] inForce)
    {
        var agenda = AgendaOf(inForce, [[], []]);
        return new Enactment(World.In2022, agenda.Economy!).Write(agenda.StatusQuo, new(World.In2022));
    }

    private static Agenda AgendaOf(Measure[] inForce, Measure[][] options)
    {
        var agenda = Worlds.Small.Agenda;
        return agenda with
        {
            Issues = [agenda.Issues[1], agenda.Issues[0]],
            Economy = new("world-2022", 3, ["USA", "CHN"], [.. inForce], [new(0, "", [.. options.Select(ImmutableArray.Create)])],
                [new("income", "Real income", "china", Gauge.RealIncome, [], "")]),
        };
    }
}
