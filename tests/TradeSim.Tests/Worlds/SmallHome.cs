using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using static TradeSim.Tests.Worlds.Small;

namespace TradeSim.Tests.Worlds;

// The small talks with what comes after the handshake: capitals, ratification, three weeks, and a second round.
internal static class SmallHome
{
    public const int Tariff = 0;
    public const int Minerals = 1;
    public const int Chips = 2;
    public const int Truce = 3;

    public static Voice Treasury { get; } = new("us", "treasury");

    public static Voice UsCapital { get; } = new("us", "capital");

    public static Package Today { get; } = new([0, 0, 0, 0]);

    /// <summary>Tariffs at 30, minerals by name, curbs eased, ninety days.</summary>
    public static Package Clear { get; } = new([1, 2, 1, 1]);

    /// <summary>The same with words about minerals that each side reads in its own way.</summary>
    public static Package Vague { get; } = new([1, 1, 1, 1]);

    public static TalkDay Monday { get; } = new("Monday", 540, 570);

    public static Agenda LongAgenda { get; } = Small.Agenda with
    {
        Issues =
        [
            new("tariff", "Tariff", "", [Option("145"), Option("30"), Option("10")], 0, []),
            new("minerals", "Minerals", "", [Option("held"), Option("measures"), Option("released")], 0, []),
            new("chips", "Chips", "", [Option("curbed"), Option("eased")], 0, []),
            new("truce", "Truce", "", [Option("none"), Option("days"), Option("year")], 0, []),
        ],
        Aftermath = new(["First week", "Second week", "Third week"], Monday,
            [
                new(Tariff, ["us", "china"], 1, true, null, ["", "apply 30 %", "apply 10 %"], []),
                new(Minerals, ["china"], 2, false, new("Ore", "t", [100, 500, 500], 10),
                    ["", "take measures", "release ore"], [new(1, "us", 2), new(1, "china", 0)]),
                new(Chips, ["us"], 1, false, null, ["", "ease its curbs"], []),
            ],
            [
                new("chip-curb", "us", "Curb chips", "", [new(Chips, 1)], []),
                new("visas", "us", "Revoke visas", "", [], []),
                new("ore-curb", "china", "Curb ore", "", [new(Minerals, 2)], []),
            ],
            new(Truce, [2], "The truce goes on.", "The tariffs return.")),
    };

    // Clear is worth 80, Vague 70, today 30; the capital wants 60 and would live with 50.
    public static Brief UsLong { get; } = Lasting(UsBrief with
    {
        Reservation = 30,
        Mandate = new(60, [new(Tariff, 2), new(Truce, 2)], "hold the line", []),
        Valuation = new([[30, 20, 0], [0, 30, 40], [0, 10], [0, 10, 5]], []),
        Home = new(50, 10,
        [
            Voters("plants", "Plants", 60, 40, [[0, 0, -30], [0, 5, 20], [0, -5], [0, 0, 0]]),
            Voters("farmers", "Farmers", 40, 50, [[0, 10, 20], [0, 0, 0], [0, 0], [0, 0, 0]]),
        ]),
    });

    // Clear is worth 65, Vague 75, today 30.
    public static Brief ChinaLong { get; } = Lasting(ChinaBrief with
    {
        Reservation = 30,
        Mandate = new(20, [], "patience", []),
        Valuation = new([[0, 30, 50], [30, 15, 5], [0, 25], [0, 5, 5]], []),
        Home = new(50, 0, [Voters("coast", "Coast", 100, 50, [[0, 20, 30], [0, 0, -10], [0, 5], [0, 0, 0]])]),
    });

    public static Capital UsCapitalRules { get; } = new("us", 50, 2,
        [
            new(new(Tariff, 2), [new(Minerals, [2])], "Only if ore flows."),
            new(new(Truce, 2), [], "A year is fine."),
        ], "We hold the line.");

    public static Scenario LongScenario { get; } = new(LongAgenda, [UsLong, ChinaLong], new(Clear, "", []),
        [UsCapitalRules, new("china", 20, 9, [], "No.")],
        [
            new("strike", "A strike", "Ports stand still.", 2, 2, 100, null, "china", -5, "visas", []),
            new("idle", "An idle plant", "No ore.", 2, 3, 100, new(Minerals, 60), "us", -4, "", []),
        ], null);

    /// <summary>The second round: ore stands where the first round left it, and the tariff of 30 is history's.</summary>
    public static Scenario SequelScenario { get; } = LongScenario with
    {
        Agenda = LongAgenda with { Scenario = "small-two", Title = "Small talks again" },
        Incidents = [],
        Sequel = new("small",
            [
                new(Minerals,
                    [new("ore-curb", "", [], 0, 0), new("", "minerals", ["measures", "released"], 80, 2)], 1),
                new(Truce, [new("", "truce", ["days", "year"], 0, 1)], 0),
            ],
            new("rates", "Rates as before", "", ["tariff"], ["30"], "As now", "Bring them to 30", [])),
    };

    public static SessionSetup LongSetup { get; } =
        Setup with { Scenario = LongScenario, Reach = Reach.Aftermath };

    public static SessionSetup Campaign { get; } =
        LongSetup with { Reach = Reach.Campaign, Sequels = [SequelScenario] };

    public static Ballot Refusing { get; } = new("us", [new("plants", 30, -10)], 1800, 50, false, "Plants");

    private static Brief Lasting(Brief brief) => brief with
    {
        Pages = [.. LongAgenda.Party(brief.Party)!.Seats.Select(s => new SeatPage(s.Id, ""))],
    };

    private static Constituency Voters(
        string id, string name, int share, int lean, ImmutableArray<ImmutableArray<int>> points) =>
        new(id, name, "", share, lean, new(points, []), []);

    private static Option Option(string id) => new(id, id, "", []);
}
