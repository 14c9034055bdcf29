using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;

namespace TradeSim.Tests.Debriefs;

/// <summary>Small sessions, played move by move as a test tells them.</summary>
internal static class Story
{
    /// <summary>Small talks in which both capitals permit everything.</summary>
    public static Scenario Free { get; } = Small.Scenario with
    {
        Briefs = [.. Small.Scenario.Briefs.Select(b => b with { Mandate = new(-1000, [], "free", []) })],
    };

    /// <summary>Us hints at a trade, China pays its price and never calls the other half in.</summary>
    public static RoomSet HintUnused { get; } = Of(Free,
        (Small.China, new TableCommand.MakeOffer(Small.Middle, "")),
        (Small.Us, new TableCommand.SendSignal([new(1, 1)], [new(0, 1)])),
        (Small.Us, new TableCommand.MakeOffer(new([0, 1]), "")),
        (Small.China, new TableCommand.AcceptOffer(2)));

    /// <summary>A session of people in which every move must be allowed.</summary>
    public static RoomSet Of(Scenario scenario, params IEnumerable<(Voice By, TableCommand Move)> moves)
    {
        var (rooms, now, number) = (new RoomSet(), Small.Nine, 0);
        Allow(rooms.Tell("open", new SessionCommand.OpenSession(Small.Setup with { Scenario = scenario }), now));
        foreach (var party in scenario.Agenda.Parties)
            Allow(rooms.Tell($"join-{party.Id}", new SessionCommand.GrantSeat(party.Id, "Ann", null), now));
        foreach (var (by, move) in moves)
            Allow(rooms.Tell(by, $"move-{++number}", move, now = now.AddSeconds(5)));
        return rooms;
    }

    /// <summary>The small talks between three, with China's valuation for the third.</summary>
    public static Scenario OfThree { get; } = Free with
    {
        Agenda = Small.AgendaOfThree,
        Briefs = [.. Free.Briefs, Free.Briefs[1] with { Party = "eu" }],
    };

    private static void Allow(Refusal? refusal)
    {
        if (refusal is not null) throw new InvalidOperationException(refusal.Because);
    }
}
