using CsCheck;
using TradeSim.Debriefs;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Debriefs;

// Who could have known is scanned again here, from the raw journals and without a fold.
public sealed class KnownLaw
{
    private int told;
    private int untold;

    // Fails when Hearsay lets a party learn from its own messages, or from what was said after the agreement.
    [Fact]
    public void Who_could_have_known_is_what_a_scan_of_the_journals_finds()
    {
        PlayedSessions.Random.Sample(Check, iter: 300, threads: 1);
        foreach (var rooms in PlayedSessions.Matches) Check(rooms);
        Assert.True(told > 20 && untold > 5, $"{told} told, {untold} untold");
    }

    private void Check(RoomSet rooms)
    {
        foreach (var round in PlayedSessions.Of(rooms))
            foreach (var missed in Debriefing.Of(round).OfType<Finding.Missed>())
                foreach (var known in missed.Known)
                    Check(rooms, round, missed, known);
    }

    private void Check(RoomSet rooms, Proceedings round, Finding.Missed missed, Known known)
    {
        var change = known.Change;
        var parties = round.Agenda.Parties.Select(p => p.Id).ToArray();
        var gainers = parties.Where((p, i) => Marginal(round.Scenario.Brief(p).Valuation, missed, change) > 0).ToArray();
        Assert.Equal(parties.Select(p => Marginal(round.Scenario.Brief(p).Valuation, missed, change)), known.Worth);
        Assert.NotEmpty(gainers);
        var end = round.Ending.At.Entry;
        var start = rooms.Table.Entries.LastOrDefault(e => e.Number <= end
            && e.Events.Any(h => h is TableEvent.RoundOpened))?.Number ?? 0;
        foreach (var learned in known.Learns)
        {
            Assert.True(gainers.Length == parties.Length || !gainers.Contains(learned.Party));
            var expected = Scan(rooms, start, end, e => gainers.Contains(e.By.Party) && e.By.Party != learned.Party, change, true);
            Same(rooms, expected, learned.From);
            if (learned.From is null) untold++;
            else told++;
        }

        Same(rooms, Scan(rooms, start, end, e => parties.Contains(e.By.Party) && !gainers.Contains(e.By.Party), change, false),
            known.Ready);
    }

    private static void Same(RoomSet rooms, int? expected, Hint? hint)
    {
        // A caucus tells only its two parties; the story of three tells of that.
        if (rooms.Caucuses.Count > 0 && hint?.Rests.First is Rest.InCaucus) return;
        Assert.Equal(expected, hint?.Rests.First.Entry);
        if (hint is null) return;
        Assert.Equal(hint.By, rooms.Table.Entries[hint.Rests.First.Entry - 1].By.Party);
    }

    /// <summary>The first entry between two that names the option, or moves on its issue.</summary>
    private static int? Scan(RoomSet rooms, int start, int end, Func<Entry<TableCommand, TableEvent>, bool> by,
        OptionRef change, bool wants)
    {
        var last = new Dictionary<string, int>();
        foreach (var entry in rooms.Table.Entries.Skip(start > 0 ? start - 1 : 0).TakeWhile(e => e.Number <= end))
        {
            foreach (var happened in entry.Events)
            {
                if (entry.Number == end && happened is (TableEvent.AgreementReached or TableEvent.TalksFailed
                    or TableEvent.TalksStopped or TableEvent.VerdictsAnnounced)) break;
                if (by(entry) && Names(happened, change, wants, last)) return entry.Number;
                if (happened is TableEvent.OfferMade made) last[made.By.Party] = made.Package[change.Issue];
            }
        }

        return null;
    }

    private static bool Names(TableEvent happened, OptionRef change, bool wants, Dictionary<string, int> last) => happened switch
    {
        TableEvent.SignalSent e => e.WeCould.Contains(change) || (wants && e.IfYou.Contains(change)),
        TableEvent.StatementMade e => e.Pledge == change,
        TableEvent.OfferMade e => e.Package[change.Issue] == change.Option
            || (wants && last.TryGetValue(e.By.Party, out var before) && before != e.Package[change.Issue]),
        _ => false,
    };

    private static int Marginal(Valuation valuation, Finding.Missed missed, OptionRef change)
    {
        var with = missed.From;
        foreach (var c in missed.Trade.Changes) with = with.With(c.Issue, c.Option);
        return valuation.Score(with) - valuation.Score(with.With(change.Issue, missed.From[change.Issue]));
    }
}
