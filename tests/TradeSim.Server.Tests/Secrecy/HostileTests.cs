using System.Net;
using System.Text.Json;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Secrecy;

/// <summary>What a hostile or broken browser sends is refused with a clear answer, and the table goes on.</summary>
public sealed class HostileTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private static readonly string TooLong = new('w', Table.MostWords + 1);
    private Pair? pair;

    public static TheoryData<string> Malformed { get; } =
    [
        "null", "1", "\"say-words\"", "[]", "{}", """{"type":"nonsense","words":"x"}""", """{"words":"x"}""",
        """{"type":"say-words"}""", """{"type":"say-words","words":null}""", """{"type":"say-words","words":7}""",
        """{"type":"make-offer","package":[0.5,1],"words":""}""", """{"type":"make-offer","package":{},"words":""}""",
        """{"type":"make-offer","package":[99999999999],"words":""}""",
        """{"type":"accept-offer","offer":"one"}""",
        """{"type":"send-signal","ifYou":null,"weCould":[]}""", """{"type":"confer","words":"not a table's"}""",
    ];

    public static TheoryData<string> OfficeOnly { get; } =
    [
        Dialect.Write<TableCommand>(new TableCommand.OpenTable(TestScenario.Scenario().Agenda, ClockSetting.ByMoves, [], Reach.Talks)),
        Dialect.Write<TableCommand>(new TableCommand.BeginTalks()),
        Dialect.Write<TableCommand>(new TableCommand.CallTime()),
        Dialect.Write<DelegationCommand>(new DelegationCommand.TakeSeat("second-a", "Intruder")),
        Dialect.Write<DelegationCommand>(new DelegationCommand.OpenDelegation(TestScenario.Scenario().Brief("china"), null, Consent.Head, false, false)),
        Dialect.Write<DelegationCommand>(new DelegationCommand.NoteReason(1, "A made-up reason.")),
    ];

    private Pair Pair => pair!;

    private TestServer Server => shared.Server;

    public async ValueTask InitializeAsync() => pair = await Pair.Begin(Server, shared.NewCode());

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_command_that_cannot_be_read_is_refused(string command)
    {
        var answer = await Pair.A.Submit(RoomName.Table, "x", JsonElement.Parse(command));
        Assert.Equal("bad-command", answer.Code);
        await GoesOn();
    }

    [Theory]
    [MemberData(nameof(OfficeOnly))]
    public async Task What_only_the_office_does_is_refused_to_a_player(string command)
    {
        var isTable = !command.Contains("seat", StringComparison.Ordinal)
            && !command.Contains("delegation", StringComparison.Ordinal)
            && !command.Contains("reason", StringComparison.Ordinal);
        isTable |= command.Contains("open-table", StringComparison.Ordinal);
        var room = isTable ? RoomName.Table : RoomName.Delegation(TestScenario.A);
        var answer = await Pair.A.Submit(room, "x", JsonElement.Parse(command));
        Assert.Equal("office-only", answer.Code);
        Assert.Empty(Pair.A.Delegation.Room.Reasons);
        await GoesOn();
    }

    [Fact]
    public async Task Words_of_a_thousand_and_one_characters_are_refused_everywhere()
    {
        await Pair.B.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        TableCommand[] commands =
        [
            new TableCommand.SayWords(TooLong), new TableCommand.MakeOffer(TestScenario.Middle, TooLong),
            new TableCommand.RejectOffer(1, TooLong), new TableCommand.LeaveTalks(TooLong),
        ];
        foreach (var command in commands) Assert.Equal("too-long", (await Pair.A.Say(command)).Code);
        Assert.Equal("too-long", (await Pair.A.Say(new DelegationCommand.Confer(TooLong))).Code);
        await GoesOn();
    }

    [Theory]
    [InlineData("delegation/china")]
    [InlineData("session")]
    [InlineData("delegation/us/../china")]
    [InlineData("")]
    public async Task Another_room_can_neither_be_spoken_in_nor_heard(string room)
    {
        var answer = await Pair.A.Submit(room, "x", JsonElement.Parse("""{"type":"confer","words":"x"}"""));
        Assert.Equal("not-your-room", answer.Code);
        await using var raw = await RawPlayer.Connect(Server.Url, Pair.A.Ticket);
        var pulled = await raw.Invoke("Pull", $"\"{room}\"", "0");
        Assert.Equal("[]", pulled.GetProperty("result").GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-such-token")]
    [InlineData("changed")]
    public async Task Without_a_seat_of_its_own_nobody_comes_in(string kind)
    {
        var good = Pair.A.Ticket.Token;
        var token = kind == "changed" ? good[..40] + (good[40] == 'A' ? 'B' : 'A') + good[41..] : kind;
        await using var raw = await RawPlayer.Open(Server.Url, token);
        (string, string[])[] calls =
        [
            ("Join", ["{}"]), ("Pull", ["\"table\"", "0"]),
            ("Submit", ["\"table\"", "\"x\"", """{"type":"say-words","words":"x"}"""]),
        ];
        foreach (var (target, arguments) in calls)
            Assert.Contains("ticket is not valid", (await raw.Invoke(target, arguments)).GetProperty("error").GetString());
        using var replay = await Server.Replay(token);
        Assert.Equal(HttpStatusCode.Unauthorized, replay.StatusCode);
        await GoesOn();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"a\\u0007b\"")]
    [InlineData("\"00000000001111111111222222222233333333334444444444555555555566666\"")]
    public async Task A_command_needs_a_proper_id(string id)
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Pair.A.Ticket);
        var answer = await raw.Invoke("Submit", "\"table\"", id, """{"type":"say-words","words":"x"}""");
        Assert.Equal("bad-command", answer.GetProperty("result").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("Join", "{}")]
    [InlineData("Join", "null")]
    [InlineData("Join", "{\"table\":\"many\"}")]
    [InlineData("Join")]
    [InlineData("OnConnectedAsync")]
    [InlineData("Submit", "1", "2", "3")]
    [InlineData("Dispose")]
    public async Task A_call_that_is_not_offered_is_answered_with_an_error(string target, params string[] arguments)
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Pair.A.Ticket);
        Assert.NotEmpty((await raw.Invoke(target, arguments)).GetProperty("error").GetString()!);
        await GoesOn();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_huge_or_garbled_message_costs_its_sender_the_connection(bool isHuge)
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Pair.A.Ticket);
        await raw.Send(isHuge ? new string('x', 40 * 1024) : "{]");
        await raw.IsClosed();
        await GoesOn();
    }

    public async ValueTask DisposeAsync()
    {
        if (pair is not null) await pair.DisposeAsync();
    }

    private async Task GoesOn()
    {
        await Pair.A.Move(new TableCommand.SayWords("We go on."));
        await Pair.B.Hears(Pair.A.Table.Number);
        Assert.Equal(TablePhase.Talking, Pair.B.Table.Room.Phase);
    }
}
