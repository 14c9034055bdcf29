using System.Collections.Immutable;
using CsCheck;
using TradeSim.Debriefs;
using TradeSim.Negotiators;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;

namespace TradeSim.Tests.Debriefs;

/// <summary>Whole sessions to debrief: random play of random scenarios, and negotiators on the written ones.</summary>
internal static class PlayedSessions
{
    /// <summary>Random plays in which somebody said something.</summary>
    public static Gen<RoomSet> Random { get; } = RandomPlay.Any.Select(p => p.Run()).Where(r => r.Table.Number > 1);

    public static Scenario Read(string id) => ScenarioFile
        .ReadAll(Path.Combine(AppContext.BaseDirectory, "scenarios", $"{id}.yaml")).Single().Scenario!;

    /// <summary>What the rooms recorded, cut into rounds.</summary>
    public static Proceedings[] Of(RoomSet rooms) =>
        [.. Proceedings.Of(
            [((SessionCommand.OpenSession)rooms.Session.Entries[0].Command).Setup.Scenario,
                .. rooms.Session.Entries.SelectMany(e => e.Events).OfType<SessionEvent.RoundCalled>().Select(c => c.Scenario)],
            rooms.Table.Entries,
            rooms.Caucuses.Select(c => KeyValuePair.Create(c.Key, c.Value.Entries.ToImmutableArray())),
            rooms.Delegations.Select(d => KeyValuePair.Create(d.Key, d.Value.Entries.ToImmutableArray())))];

    /// <summary>Sessions of negotiators of many kinds: talks, weeks, campaigns, and three parties.</summary>
    public static IReadOnlyList<RoomSet> Matches => Played.Value;

    private static readonly Lazy<IReadOnlyList<RoomSet>> Played = new(() => [.. Play()]);

    private static IEnumerable<RoomSet> Play()
    {
        var (geneva, london, brussels) = (Read("geneva-2025"), Read("london-2025"), Read("brussels-2025"));
        string[] kinds = ["envoy", "hardliner", "linear", "conceder", "random", "envoy:opportunist@2", "tit-for-tat"];
        for (var i = 0; i < kinds.Length; i++)
        {
            var pair = new Dictionary<string, string> { ["us"] = kinds[i], ["china"] = kinds[(i + 1) % kinds.Length] };
            yield return Match.Play(london, pair, i);
            yield return Match.Play([geneva], pair, i, Reach.Aftermath);
        }

        for (var seed = 1; seed <= 4; seed++)
            yield return Match.Play([geneva, london], new Dictionary<string, string>
            { ["us"] = seed % 2 == 0 ? "envoy:opportunist@1" : "envoy", ["china"] = "envoy" }, seed, Reach.Campaign);
        yield return Story.HintUnused;
        yield return Match.Play(brussels,
            brussels.Agenda.Parties.ToDictionary(p => p.Id, _ => "linear"), 3);
    }
}
