using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Server.Tests.Stage;

/// <summary>The small talks with a home front on both sides, capitals that can be called, and two weeks after.</summary>
internal static class LivedScenario
{
    /// <summary>The option that A's capital forbids and would permit when asked.</summary>
    public static OptionRef Forbidden { get; } = new(0, 2);

    public static SessionSetup Setup(string code, ClockSetting? clock = null) =>
        TestScenario.Setup(code, clock) with { Scenario = Scenario, Reach = Reach.Aftermath };

    /// <summary>Two rounds of the same issues; the tariff opens where the first round left it.</summary>
    public static SessionSetup Campaign(string code) => Setup(code) with
    {
        Reach = Reach.Campaign,
        Sequels = [Scenario with
        {
            Agenda = Scenario.Agenda with { Scenario = "second", Title = "Second talks" },
            Sequel = new(Scenario.Id, [new(0, [new("", "tariff", ["tariff-1"], 0, 1)], 0)], null),
        }],
    };

    /// <summary>Three parties; the third has the wishes of the second.</summary>
    public static SessionSetup OfThree(string code)
    {
        var scenario = TestScenario.Scenario();
        var third = new Party("eu", "European Union", "EU", "triangle",
            [new("head-c", "Head", "Nobody", true), new("second-c", "Second", "Nobody", false)]);
        return TestScenario.Setup(code) with
        {
            Scenario = scenario with
            {
                Agenda = scenario.Agenda with { Parties = scenario.Agenda.Parties.Add(third) },
                Briefs = scenario.Briefs.Add(scenario.Brief(TestScenario.B) with
                {
                    Party = "eu",
                    Pages = [new("head-c", "Page."), new("second-c", "Page.")],
                }),
            },
        };
    }

    private static Scenario Scenario { get; } = Of(TestScenario.Scenario());

    private static Scenario Of(Scenario talks) => talks with
    {
        Agenda = talks.Agenda with
        {
            Aftermath = new(["First week", "Second week"], null,
                [
                    new(0, [TestScenario.A], 1, true, null, ["", "lower the tariff", "end the tariff"], []),
                    new(1, [TestScenario.B], 1, false, new("Tonnes", "t", [0, 100, 200], 10),
                        ["", "buy a little", "buy much"], []),
                ],
                [new("curb", TestScenario.A, "A curb", "A new curb.", [], ["S1"])], null),
        },
        Briefs = [.. talks.Briefs.Select(b => b with
        {
            Home = new(50, 5, [new("all", "Everybody", "A deal.", 100, 90, new(
                [.. b.Valuation.Points.Select(row => row.Select(_ => 0).ToArray()).Select(r => (ImmutableArray<int>)[.. r])], []), [])]),
            Mandate = b.Party == TestScenario.A ? b.Mandate with { Forbidden = [Forbidden] } : b.Mandate,
        })],
        Capitals = [new(TestScenario.A, 10, 2, [new(Forbidden, [], "Since you ask.")], "The mandate stands.")],
    };
}
