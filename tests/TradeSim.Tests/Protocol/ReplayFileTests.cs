using TradeSim.Protocol;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Laws;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Protocol;

public sealed class ReplayFileTests
{
    private static string File { get; } = Played().ToFile();

    [Fact]
    public void A_whole_file_is_read()
    {
        var file = ReplayFile.Read(File);
        Assert.Equal((ReplayFile.FormatName, 4, "tests", "small"),
            (file.Header.Format, file.Header.Version, file.Header.WrittenBy, file.Header.Scenario));
        Assert.Equal(["china", "us"], file.Delegations.Keys);
        Assert.Null(Verification.FirstDifference(file));
    }

    [Theory]
    [InlineData("", "This is not a replay file: it has no header line.")]
    [InlineData("{}", "This is not a replay file: it has no header line.")]
    [InlineData("{}\n", "This is not a replay file: its header line cannot be read.")]
    [InlineData("null\n", "This is not a replay file: its header line cannot be read.")]
    [InlineData("GIF89a\n\0\0", "This is not a replay file: its header line cannot be read.")]
    public void A_foreign_file_is_refused(string text, string because) => Refused(text, because);

    [Fact]
    public void A_file_of_another_format_is_refused() =>
        Refused(WithHeader(h => h with { Format = "chess" }), "This is not a replay file.");

    [Fact]
    public void A_newer_file_names_who_can_read_it() => Refused(
        WithHeader(h => h with { Version = 5, WrittenBy = "TradeSim 9" }),
        "The file has format 5, written by TradeSim 9; this program reads formats 3 to 4. Use a newer program.");

    [Fact]
    public void An_older_file_names_who_can_read_it() => Refused(
        WithHeader(h => h with { Version = 1, WrittenBy = "TradeSim 0" }),
        "The file has format 1, written by TradeSim 0; this program reads formats 3 to 4. Use that program.");

    [Fact]
    public void A_damaged_file_is_refused() => Refused(
        File.Replace("take it", "take me", StringComparison.Ordinal),
        "The file is damaged: its checksum does not match. It was written by tests.");

    [Fact]
    public void A_file_cut_short_is_refused_wherever_it_was_cut()
    {
        for (var length = 0; length < File.Length; length += 97)
            Assert.Throws<ReplayException>(() => ReplayFile.Read(File[..length]));
    }

    [Fact]
    public void A_file_with_fewer_entries_than_it_says_is_refused() => Refused(
        WithHeader(h => h with { Entries = 99 }), "The file has 12 entries and says it has 99.");

    [Fact]
    public void A_huge_file_is_refused_unread() =>
        Refused(new('x', ReplayFile.MostCharacters + 1), "The file is larger than 32 MiB.");

    [Fact]
    public void A_line_of_no_room_is_refused() => Refused(WithLine("{}"), "Line 3: no room is named.");

    [Fact]
    public void A_line_of_a_strange_room_is_refused() =>
        Refused(WithLine("corridor\t{}"), "Line 3: there is no room \"corridor\".");

    [Theory]
    [InlineData("table\t{}")]
    [InlineData("table\tnull")]
    [InlineData("session\t[")]
    [InlineData("delegation/us\t7")]
    [InlineData("table\t{\"number\":1,\"commandId\":\"a\",\"by\":\"us\",\"at\":\"2025-05-10T09:00:00Z\","
        + "\"command\":null,\"events\":[]}")]
    public void A_line_that_is_no_entry_is_refused(string line) =>
        Refused(WithLine(line), "Line 3: this entry cannot be read.");

    [Fact]
    public void A_file_without_a_table_is_refused()
    {
        var lines = RewrittenFile.LinesOf(File).Where(l => !l.StartsWith("table\t", StringComparison.Ordinal));
        Refused(RewrittenFile.Sealed([.. lines]),
            "The file holds no session: the office's or the table's journal is missing.");
    }

    [Fact]
    public void A_scenario_that_the_header_does_not_name_is_a_difference() => Assert.Equal(
        "The scenario is not the one its header names.",
        Verification.FirstDifference(ReplayFile.Read(WithHeader(h => h with { ScenarioHash = "0" }))));

    [Fact]
    public void A_scenario_that_nobody_could_play_is_a_difference()
    {
        var lines = RewrittenFile.LinesOf(File);
        var hollow = Dialect.Write(Small.Scenario with { Briefs = [] });
        for (var i = 1; i < lines.Length; i++)
            lines[i] = lines[i].Replace(Dialect.Write(Small.Scenario), hollow, StringComparison.Ordinal);
        Assert.Equal(
            "session, entry 1: the recorded command fits no scenario that the rules could play.",
            Verification.FirstDifference(ReplayFile.Read(RewrittenFile.Sealed(lines))));
    }

    [Fact]
    public void Room_names_name_one_room()
    {
        Assert.Equal("us", RoomName.PartyOf(RoomName.Delegation("us")));
        Assert.Null(RoomName.PartyOf(RoomName.Table));
        Assert.Null(RoomName.PartyOf(RoomName.Session));
    }

    private static RoomSet Played()
    {
        var rooms = new RoomSet();
        rooms.Tell("open", new SessionCommand.OpenSession(Small.Setup), Small.Nine);
        rooms.Tell("ann", new SessionCommand.GrantSeat("us", "Ann", null), Small.Nine);
        rooms.Tell("bo", new SessionCommand.GrantSeat("china", "Bo", null), Small.Nine);
        rooms.Tell(Small.Us, "offer", new TableCommand.MakeOffer(Small.Middle, "take it"), Small.Nine);
        rooms.Tell(Small.China, "yes", new TableCommand.AcceptOffer(1), Small.Nine);
        return rooms;
    }

    private static void Refused(string text, string because) =>
        Assert.Equal(because, Assert.Throws<ReplayException>(() => ReplayFile.Read(text)).Message);

    private static string WithHeader(Func<ReplayHeader, ReplayHeader> change)
    {
        var end = File.IndexOf('\n');
        return Dialect.Write(change(Dialect.Read<ReplayHeader>(File[..end]))) + File[end..];
    }

    private static string WithLine(string line)
    {
        var lines = RewrittenFile.LinesOf(File);
        lines[2] = line;
        return RewrittenFile.Sealed(lines);
    }
}
