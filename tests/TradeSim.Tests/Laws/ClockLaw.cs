using CsCheck;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

// Fails when TalkClock.At forgets the time already reached (no Math.Max), or TimeCalled never ends the talks.
public sealed class ClockLaw
{
    [Fact]
    public void Talk_time_never_runs_backwards_nor_leaves_its_day() => RandomPlay.Any.Sample(play =>
    {
        var (table, before) = (Table.Empty, new TalkTime(0, 0));
        foreach (var e in play.Run().Table.Entries.SelectMany(entry => entry.Events))
        {
            table = table.Evolve(e);
            // A round has a clock of its own.
            if (e is TableEvent.RoundOpened) before = table.Clock!.Time;
            var (time, today) = (table.Clock!.Time, table.Clock.Today);
            Assert.True(
                (time.Day, time.Minute).CompareTo((before.Day, before.Minute)) >= 0, $"{before} -> {time}");
            Assert.InRange(time.Minute, today.Opens, today.Closes);
            before = time;
        }
    }, iter: 500);

    [Fact]
    public void Minutes_left_never_grow() => RandomPlay.Any.Sample(play =>
    {
        var (table, before) = (Table.Empty, int.MaxValue);
        foreach (var entry in play.Run().Table.Entries)
        {
            table = entry.Events.Aggregate(table, (t, e) => t.Evolve(e));
            // An extra sitting and a new round bring time of their own.
            if (entry.Events.Any(e => e is TableEvent.RoundOpened or TableEvent.DelegationsRecalled)) before = int.MaxValue;
            Assert.InRange(table.Clock!.MinutesLeft(table.Clock.Time), 0, before);
            before = table.Clock.MinutesLeft(table.Clock.Time);
        }
    }, iter: 200);

    [Fact]
    public void Every_path_ends_when_time_is_called() => RandomPlay.Any.Sample(play =>
    {
        var rooms = play.Run();
        var late = Play.Noon.AddDays(2);
        foreach (var party in play.Setup.Scenario.Agenda.Parties)
            rooms.Tell($"late-{party.Id}", new SessionCommand.GrantSeat(party.Id, "Late", null), late);
        // Once for the talks of each round, once for each of at most three weeks.
        for (var i = 0; i < (1 + play.Setup.Sequels.Length) * 4; i++)
            rooms.Tell(Voice.Office, $"time-{i}", new TableCommand.CallTime(), late.AddDays(i + 1));

        Assert.NotNull(rooms.Table.Room.Outcome);
        Assert.Equal(TablePhase.Over, rooms.Table.Room.Phase);
        Assert.Equal(SessionPhase.Debrief, rooms.Session.Room.Phase);
        Assert.Equal(1 + play.Setup.Sequels.Length, rooms.Session.Room.Rounds.Count);
        var agreed = (rooms.Table.Room.Outcome as TalksOutcome.Agreed)?.Package;
        Assert.Equal(agreed, rooms.Session.Room.Conclusion!.Agreement);
    }, iter: 500);

    // Fails when Errands.Heard no longer closes a week in which everybody has sealed.
    [Fact]
    public void Every_path_ends_when_all_seal_every_week_and_time_is_called_on_the_talks_alone() =>
        RandomPlay.Beyond.Sample(play =>
        {
            var rooms = play.Run();
            var late = Play.Noon.AddDays(2);
            var parties = play.Setup.Scenario.Agenda.Parties;
            foreach (var party in parties)
                rooms.Tell($"late-{party.Id}", new SessionCommand.GrantSeat(party.Id, "Late", null), late);
            var heads = parties.Select(p => Speaker(rooms.Delegations[p.Id].Room, p)).OfType<Voice>().ToArray();
            if (heads.Length < parties.Length) return;
            for (var i = 0; i < (1 + play.Setup.Sequels.Length) * 4; i++)
            {
                if (rooms.Table.Room.Phase is TablePhase.Talking or TablePhase.LastCall)
                    rooms.Tell(Voice.Office, $"time-{i}", new TableCommand.CallTime(), late.AddDays(i + 1));
                foreach (var by in heads)
                    rooms.Tell(by, by.Party, $"seal-{i}-{by.Party}",
                        RandomWeeks.Seal(rooms.Delegations[by.Party].Room, [Conduct.Fulfil]), late.AddDays(i + 1));
            }

            Assert.Equal(SessionPhase.Debrief, rooms.Session.Room.Phase);
        }, iter: 300);

    /// <summary>Who speaks for a party now; null where everybody left.</summary>
    private static Voice? Speaker(Delegation delegation, Party party) =>
        delegation.Negotiator is not null || delegation.People.ContainsKey(party.Head.Id) ? new(party.Id, party.Head.Id)
        : delegation.People.Keys.FirstOrDefault(s => s != Delegation.Capital) is { } seat ? new(party.Id, seat)
        : null;

    [Fact]
    public void A_last_call_ends_with_its_last_answer() => RandomPlay.Any.Sample(play =>
    {
        var table = play.Run().Table.Room;
        if (table.Phase != TablePhase.LastCall) return;
        foreach (var offer in table.Offers.Where(o => o.IsOpen))
        {
            Assert.NotEqual(TablePhase.Over, table.Phase);
            var by = table.Agenda!.Parties.First(p =>
                p.Id != offer.By.Party && !offer.AcceptedBy.Contains(p.Id));
            var said = table.Decide(
                new(by.Id, by.Head.Id), new TableCommand.RejectOffer(offer.Number, ""), Play.Noon);
            table = Assert.IsType<Decision<TableEvent>.Accepted>(said).Events
                .Aggregate(table, (t, e) => t.Evolve(e));
        }

        Assert.Equal(new TalksOutcome.Failed(null), table.Outcome);
    }, iter: 1000);
}
