using System.Collections.Immutable;
using TradeSim.Cli.Campaigns;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Delegations.DelegationCommand;

namespace TradeSim.Tests.Negotiators;

/// <summary>Whole campaigns between negotiators on the scenarios that come with the program.</summary>
public sealed class CampaignTests
{
    private const int Runs = 40;
    private const int MostActs = 2;
    private const int MostCalls = 2;

    private static ImmutableArray<Scenario> Rounds { get; } = [Read("geneva-2025"), Read("london-2025")];

    private static Scenario Read(string id) => ScenarioFile
        .ReadAll(Path.Combine(AppContext.BaseDirectory, "scenarios", $"{id}.yaml")).Single().Scenario!;

    private static RoomSet Play(long seed, string us = "envoy", string china = "envoy") => Match.Play(Rounds,
        new Dictionary<string, string> { ["us"] = us, ["china"] = china }, seed, Reach.Campaign);

    [Fact]
    public void Forty_campaigns_end_and_come_out_in_many_ways()
    {
        var fates = new List<RoundFate>();
        for (var seed = 1; seed <= Runs; seed++)
        {
            var rooms = Play(seed);
            Assert.NotNull(rooms.Session.Room.Conclusion);
            Assert.Equal(TablePhase.Over, rooms.Table.Room.Phase);
            var fate = RoundFate.All(rooms);
            Assert.Equal(Rounds.Select(r => r.Id), fate.Select(f => f.Scenario));
            fates.AddRange(fate);
            Assert.All(ActsByWeek(rooms), acts => Assert.InRange(acts, 0, MostActs));
            Assert.All(CallsByRound(rooms), calls => Assert.InRange(calls, 0, MostCalls));
        }

        Assert.Equal(3, fates.Select(f => f.Ratified).Distinct().Count());
        Assert.Equal(4, fates.Select(f => f.Lived).Distinct().Count());
        Assert.All(fates.GroupBy(f => (f.Scenario, f.Ratified)), g => Assert.True(g.Count() < Runs * 9 / 10));
    }

    [Fact]
    public void The_same_seed_plays_the_same_bytes_and_they_replay_to_themselves()
    {
        var written = ReplayFile.Write("test", Play(3));
        Assert.Equal(written, ReplayFile.Write("test", Play(3)));
        Assert.Null(Verification.FirstDifference(ReplayFile.Read(written)));
    }

    [Theory]
    [InlineData("random", "random")]
    [InlineData("random", "envoy")]
    [InlineData("boulware", "conceder")]
    [InlineData("hardliner", "linear")]
    [InlineData("envoy:opportunist", "hardliner")]
    public void Every_negotiator_gets_through(string us, string china)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var rooms = Play(seed, us, china);
            Assert.NotNull(rooms.Session.Room.Conclusion);
            Assert.Equal(2, rooms.Session.Room.Rounds.Count);
        }
    }

    [Fact]
    public void Every_move_has_its_sealed_reason_and_no_word_at_the_table_holds_a_score()
    {
        var rooms = Play(5);
        foreach (var (party, room) in rooms.Delegations)
        {
            var own = room.Entries.Where(e => !e.By.IsOffice).ToArray();
            Assert.Equal(own.Count(e => e.Command is NoteReason),
                rooms.Table.Entries.Count(e => e.By.Party == party && e.Command is not TableCommand.StepOut)
                + own.Count(e => e.Command is not NoteReason));
        }

        foreach (var command in rooms.Table.Entries.Where(e => !e.By.IsOffice).Select(e => e.Command))
            Assert.DoesNotContain(" points", Dialect.Write(command), StringComparison.Ordinal);
    }

    [Fact]
    public void Three_parties_end_and_agree_now_and_then()
    {
        var brussels = Read("brussels-2025");
        var agreed = 0;
        for (var seed = 1; seed <= 30; seed++)
        {
            var rooms = Match.Play([brussels], brussels.Agenda.Parties.ToDictionary(p => p.Id, _ => "envoy"),
                seed,
                Reach.Aftermath);
            Assert.NotNull(rooms.Session.Room.Conclusion);
            if (rooms.Session.Room.Conclusion.Agreement is not null) agreed++;
        }

        Assert.InRange(agreed, 1, 29);
    }

    private static IEnumerable<int> ActsByWeek(RoomSet rooms) => Lines(rooms).SelectMany(lines => lines
        .OfType<TalkLine.Noted>()
            .Where(n => !n.By.IsOffice && n.Week is not null && n.What is not TableEvent.LeverPulled)
        .GroupBy(n => (n.By.Party, n.Week)).Select(g => g.Count()));

    private static IEnumerable<int> CallsByRound(RoomSet rooms) => Lines(rooms).SelectMany(lines => lines
        .OfType<TalkLine.Noted>().Where(n => n.What is TableEvent.SteppedOut)
        .GroupBy(n => n.By.Party).Select(g => g.Count()));

    private static IEnumerable<ImmutableList<TalkLine>> Lines(RoomSet rooms) =>
        rooms.Table.Room.Earlier.Select(e => e.Lines).Append(rooms.Table.Room.Lines);
}
