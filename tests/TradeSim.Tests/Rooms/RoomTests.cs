using CsCheck;
using TradeSim.Rooms;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;
using TableJournal = TradeSim.Rooms.Journal<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Tests.Rooms;

public sealed class RoomTests
{
    [Theory]
    [InlineData("office")]
    [InlineData("us")]
    [InlineData("us/treasury")]
    [InlineData("us/a/b")]
    public void A_voice_is_read_as_it_was_written(string text) =>
        Assert.Equal(text, Voice.Parse(text).ToString());

    [Fact]
    public void Every_voice_that_a_scenario_can_name_survives_its_text()
    {
        var name = Gen.Char.AlphaNumeric.Array[1, 9].Select(c => new string(c)).Where(n => n != "office");
        Gen.Select(name, Gen.OneOf(name, Gen.Const(""))).Select((party, seat) => new Voice(party, seat))
            .Sample(voice => Voice.Parse(voice.ToString()) == voice && !voice.IsOffice, iter: 1000);
    }

    [Fact]
    public void The_office_is_no_party()
    {
        Assert.True(Voice.Office.IsOffice);
        Assert.Equal(Voice.Office, Voice.Parse("office"));
        Assert.False(Voice.Of("us").IsOffice);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_journal_takes_only_the_next_entry(int number)
    {
        var journal = TableJournal.Empty.Append(Entry(1, "a"));
        Assert.Throws<ArgumentException>(() => journal.Append(Entry(number, "b")));
        Assert.Equal(2, journal.Append(Entry(2, "b")).Number);
    }

    [Fact]
    public void A_journal_weighs_without_writing()
    {
        var command = new TableCommand.OpenTable(Small.Agenda, ClockSetting.ByMoves, [], Reach.Talks);
        var verdict = TableJournal.Empty.Weigh(Voice.Office, "a", command, Small.Nine);
        var entry = Assert.IsType<Verdict<TableCommand, TableEvent>.Counts>(verdict).Entry;
        Assert.Equal((1, "a", Voice.Office, Small.Nine), (entry.Number, entry.CommandId, entry.By, entry.At));
        Assert.Equal(0, TableJournal.Empty.Number);
        Assert.IsType<Verdict<TableCommand, TableEvent>.Repeated>(
            TableJournal.Empty.Append(entry).Weigh(Voice.Office, "a", command, Small.Nine));
        Assert.IsType<Verdict<TableCommand, TableEvent>.Refused>(
            TableJournal.Empty.Append(entry).Weigh(Voice.Office, "b", command, Small.Nine));
    }

    private static Entry<TableCommand, TableEvent> Entry(int number, string id) =>
        new(number, id, Voice.Office, Small.Nine, new TableCommand.CallTime(),
            [new TableEvent.TableOpened(Small.Agenda, ClockSetting.ByMoves, [], Reach.Talks)]);
}
