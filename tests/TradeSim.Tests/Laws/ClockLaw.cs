using CsCheck;
using TradeSim.Rooms;
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
            var (time, today) = (table.Clock!.Time, table.Clock.Today);
            Assert.True((time.Day, time.Minute).CompareTo((before.Day, before.Minute)) >= 0, $"{before} -> {time}");
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
            rooms.Tell($"late-{party.Id}", new SessionCommand.GrantSeat(party.Id, "Late"), late);
        rooms.Tell(Voice.Office, "time", new TableCommand.CallTime(), late.AddDays(1));

        Assert.NotNull(rooms.Table.Room.Outcome);
        Assert.Equal(SessionPhase.Debrief, rooms.Session.Room.Phase);
        var agreed = (rooms.Table.Room.Outcome as TalksOutcome.Agreed)?.Package;
        Assert.Equal(agreed, rooms.Session.Room.Conclusion!.Agreement);
    }, iter: 500);

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
