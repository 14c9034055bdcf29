using System.Text.Json;
using TradeSim.Delegations;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>A seat hears and speaks in the rooms of its own party at its own table, whatever room a message names.</summary>
public sealed class RoomTests(Siege siege) : Attack(siege)
{
    public static TheoryData<string> Rooms { get; } =
    [
        "delegation/china", "session", "office", "class", "study", "observer", "delegation/", "delegation", "caucus/", "caucus/us+china",
        "caucus/us+china/../table", "delegation/us/../china", "delegation/us/", "DELEGATION/us", "delegation/US", "Table", "table/", " table",
        "/table", "../table", "table\0", "", "{honest}/table", "{honest}/delegation/us", "{honest}", "{mine}/session", "{mine}/delegation/china",
    ];

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task Another_room_can_neither_be_spoken_in_nor_heard(string named)
    {
        var room = named.Replace("{honest}", Siege.Honest.A.Ticket.Session).Replace("{mine}", Foes.A.Ticket.Session);
        foreach (var command in (string[])["""{"type":"confer","words":"canary"}""", """{"type":"say-words","words":"canary"}"""])
        {
            var answer = await Foes.A.Submit(room, "other-room", JsonElement.Parse(command));
            Assert.Equal(("not-your-room", "This seat does not belong to that room."), (answer.Code, answer.Because));
        }

        await using var raw = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
        var pulled = await raw.Invoke("Pull", JsonSerializer.Serialize(room), "0");
        Assert.Equal("[]", pulled.GetProperty("result").GetRawText());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("-2147483648")]
    [InlineData("2147483647")]
    public async Task Who_claims_to_have_heard_other_rooms_hears_only_the_own(string heard)
    {
        var (mine, theirs) = (Foes.A.Ticket.Session, Siege.Honest.A.Ticket.Session);
        await using var raw = await RawPlayer.Open(Server.Url, Foes.A.Ticket.Token);
        var all = string.Join(',', ((string[])
                ["table", "delegation/us", "delegation/china", "session", "class", "caucus/us+china", "../table", "", $"{theirs}/table"])
            .Select(room => $"{JsonSerializer.Serialize(room)}:{heard}"));
        var joined = (await raw.Invoke("Join", $"{{{all}}}")).GetProperty("result");
        Assert.Equal(mine, joined.GetProperty("session").GetString());
        Assert.Equal(["table", "delegation/us"], joined.GetProperty("rooms").EnumerateArray().Select(r => r.GetString()));
        await Foes.B.Hears(await Foes.A.Move(new TableCommand.SayWords("A line that comes last.")));
        Assert.Null((await Foes.B.Say(new DelegationCommand.Confer("Of china alone."))).Because);
        await Foes.A.Move(new TableCommand.SayWords("And one after it."));
        if (int.Parse(heard) <= 0) await raw.Until("And one after it.");
        Assert.DoesNotContain("Of china alone.", raw.Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("\"room\":\"delegation/china\"", raw.Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("\"room\":\"session\"", raw.Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Siege.Canary}: ", raw.Bytes, StringComparison.Ordinal);
    }

    /// <summary>No room is named by nothing; the answer is the same as for a wrong name.</summary>
    [Fact]
    public async Task A_room_without_a_name_is_nobodys()
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
        Assert.Equal("[]", (await raw.Invoke("Pull", "null", "0")).GetProperty("result").GetRawText());
        Assert.Equal("This seat does not belong to that room.",
            Refusal(await raw.Invoke("Submit", "null", "\"x\"", """{"type":"say-words","words":"canary"}""")));
    }
}
