using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Protocol;

/// <summary>What an older version wrote is read as what it meant then, and nothing else is lenient.</summary>
public sealed class UpcastTests
{
    private static SessionCommand Open { get; } = new SessionCommand.OpenSession(Small.Setup with { Coach = true });

    private static string Old(string json) => json.Replace(",\"lap\":false", "", StringComparison.Ordinal);

    [Fact]
    public void A_session_of_old_has_no_lap()
    {
        var now = Dialect.Write(Open);
        Assert.NotEqual(now, Old(now));
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => Dialect.Read<SessionCommand>(Old(now)));
        Assert.Equal(now, Dialect.Write(Dialect.Read<SessionCommand>(Upcasts.OfOffice(Old(now)))));
    }

    [Fact]
    public void A_whole_entry_of_old_is_read_with_its_events()
    {
        var journal = Journal<Session, SessionCommand, SessionEvent>.Empty;
        var entry = ((Verdict<SessionCommand, SessionEvent>.Counts)journal.Weigh(Voice.Office, "open", Open, Small.Nine)).Entry;
        var now = Dialect.Write(entry);
        Assert.Equal(now, Dialect.Write(Dialect.Read<Entry<SessionCommand, SessionEvent>>(Upcasts.OfOffice(Old(now)))));
        Assert.Equal(now, Upcasts.OfOffice(now));
    }

    [Fact]
    public void What_today_writes_without_it_is_damaged_and_not_old()
    {
        var rooms = new RoomSet();
        Assert.Null(rooms.Tell("open", Open, Small.Nine));
        var lines = Laws.RewrittenFile.LinesOf(rooms.ToFile());
        lines[1] = Old(lines[1]);
        var no = Assert.Throws<ReplayException>(() => ReplayFile.Read(Laws.RewrittenFile.Sealed(lines)));
        Assert.Contains("Line 2", no.Message, StringComparison.Ordinal);
    }
}
