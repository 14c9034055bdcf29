using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>Commands that no browser makes are refused with a clear answer, and leave no trace.</summary>
public sealed class CommandTests(Siege siege) : Attack(siege)
{
    private const string BadCommand = "This command could not be read; reload the page.";
    private static readonly string TooLong = new('w', Table.MostWords + 1);

    public static TheoryData<string> Malformed { get; } =
    [
        "null", "1", "\"say-words\"", "[]", "{}", """{"type":"nonsense","words":"x"}""", """{"words":"x"}""", """{"words":"x","type":"say-words"}""",
        """{"type":"say-words"}""", """{"type":"say-words","words":null}""", """{"type":"say-words","words":7}""", """{"type":null,"words":"x"}""",
        """{"type":7,"words":"x"}""", """{"type":"TableCommand+SayWords","words":"x"}""", """{"$type":"say-words","words":"x"}""",
        """{"type":"make-offer","package":[0.5,1],"words":""}""", """{"type":"make-offer","package":{},"words":""}""",
        """{"type":"make-offer","package":[99999999999],"words":""}""", """{"type":"make-offer","package":[1e400],"words":""}""",
        """{"type":"make-offer","package":[null,1],"words":""}""", """{"type":"accept-offer","offer":"one"}""",
        """{"type":"accept-offer","offer":99999999999999999999999999}""", """{"type":"accept-offer","offer":-1e9999}""",
        """{"type":"send-signal","ifYou":null,"weCould":[]}""", """{"type":"send-signal","ifYou":[null],"weCould":[]}""",
        """{"type":"make-statement","tone":"canary","pledge":null,"words":"x"}""", """{"type":"confer","words":"not a table's"}""",
        """{"type":"say-words","words":"\ud800"}""", """{"type":"say-words","words":"\udc00\ud800"}""", """{"type":"\ud800","words":"x"}""",
        """{"type":"say-words","\ud800":1,"words":"x"}""",
    ];

    /// <summary>Numbers that name no case of a kind.</summary>
    public static TheoryData<string, string> NoSuchCase { get; } = new()
    {
        { RoomName.Table, """{"type":"make-statement","tone":77,"pledge":null,"words":"canary"}""" },
        { RoomName.Table, """{"type":"make-statement","tone":-1,"pledge":null,"words":"canary"}""" },
        { RoomName.Table, """{"type":"make-statement","tone":"77","pledge":null,"words":"canary"}""" },
        { RoomName.Table, """{"type":"make-statement","tone":"Firm, Warm","pledge":null,"words":"canary"}""" },
        { "delegation/us", """{"type":"instruct","call":1,"says":77,"needs":[],"minimum":null,"words":"canary"}""" },
        { "delegation/us", """{"type":"seal-measures","week":1,"measures":[{"commitment":1,"conduct":77}]}""" },
    };

    public static TheoryData<string, string> OfficeOnly { get; } = new()
    {
        { RoomName.Table, Json(new TableCommand.OpenTable(TestScenario.Scenario().Agenda, ClockSetting.ByMoves, [], Reach.Talks)) },
        { RoomName.Table, Json(new TableCommand.BeginTalks()) },
        { RoomName.Table, Json(new TableCommand.CallTime()) },
        { RoomName.Table, Json(new TableCommand.PauseTalks()) },
        { RoomName.Table, Json(new TableCommand.StopTalks()) },
        { RoomName.Table, Json(new TableCommand.CloseTable()) },
        { RoomName.Table, Json(new TableCommand.Announce("canary")) },
        { RoomName.Table, Json(new TableCommand.BringNews(new("x", "canary", "x", "", 0, ""))) },
        { RoomName.Table, Json(new TableCommand.Lengthen(int.MaxValue)) },
        { RoomName.Table, Json(new TableCommand.SetManners(true, true)) },
        { RoomName.Table, Json(new TableCommand.HandOver(1, [], ClockSetting.ByMoves, DateTimeOffset.MaxValue)) },
        { "delegation/us", Json(new DelegationCommand.TakeSeat("second-a", "Intruder")) },
        { "delegation/us", Json(new DelegationCommand.OpenDelegation(TestScenario.Scenario().Brief("china"), null, Consent.Head, false, false)) },
        { "delegation/us", Json(new DelegationCommand.TakeBrief(TestScenario.Scenario().Brief("china"))) },
        { "delegation/us", Json(new DelegationCommand.HearCapital(1, new(CapitalSays.Yes, new(0, [], "", []), "canary"))) },
        { "delegation/us", Json(new DelegationCommand.HearNote("canary")) },
        { "delegation/us", Json(new DelegationCommand.EmptySeat("head-a")) },
        { "delegation/us", Json(new DelegationCommand.NoteReason(1, "A made-up reason.")) },
        { "delegation/us", Json(new DelegationCommand.ChangeSpeaker(new("envoy", 1), false)) },
    };

    /// <summary>Commands of the right form that ask for what is not there.</summary>
    public static TheoryData<string, string, string> Beyond { get; } = new()
    {
        { "bad-package", RoomName.Table, """{"type":"make-offer","package":[],"words":""}""" },
        { "bad-package", RoomName.Table, """{"type":"make-offer","package":[2147483647,-2147483648],"words":""}""" },
        { "bad-command", RoomName.Table, $$"""{"type":"make-offer","package":[{{string.Join(',', new int[5000])}}],"words":""}""" },
        { "no-such-offer", RoomName.Table, """{"type":"accept-offer","offer":-2147483648}""" },
        { "no-such-offer", RoomName.Table, """{"type":"withdraw-offer","offer":2147483647}""" },
        { "bad-option", RoomName.Table, """{"type":"send-signal","ifYou":[{"issue":-1,"option":0}],"weCould":[{"issue":2147483647,"option":0}]}""" },
        { "bad-package", "delegation/us", """{"type":"save-draft","package":[-1,-1]}""" },
        { "bad-package", "delegation/us", """{"type":"consent-to","package":[3,3]}""" },
        { "bad-option", "delegation/us", """{"type":"call-capital","ask":{"option":{"issue":-7,"option":7},"draft":null,"words":""}}""" },
        { "not-this-week", "delegation/us", """{"type":"seal-measures","week":-1,"measures":[]}""" },
        { "no-lap", "delegation/us", """{"type":"answer-lap","taken":[-1]}""" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_command_that_cannot_be_read_is_refused(string command)
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
        foreach (var (room, its) in ((string, string)[])[(RoomName.Table, command), ("delegation/us", command.Replace("confer", "say-words"))])
            Assert.Equal(("bad-command", BadCommand), await Submit(raw, room, its));
    }

    [Theory]
    [MemberData(nameof(NoSuchCase))]
    public async Task A_number_that_names_no_case_is_refused(string room, string command)
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
        Assert.Equal(("bad-command", BadCommand), await Submit(raw, room, command));
    }

    [Theory]
    [MemberData(nameof(OfficeOnly))]
    public async Task What_only_the_office_does_is_refused_to_a_player(string room, string command)
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
        Assert.Equal(("office-only", "Only the office can do this."), await Submit(raw, room, command));
    }

    [Theory]
    [MemberData(nameof(Beyond))]
    public async Task What_is_not_there_cannot_be_meant(string code, string room, string command)
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
        var (said, because) = await Submit(raw, room, command);
        Assert.Equal(code, said);
        Assert.NotEmpty(because!);
    }

    [Fact]
    public async Task Words_of_a_thousand_and_one_characters_are_refused_everywhere()
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        await pair.B.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        TableCommand[] commands =
        [
            new TableCommand.SayWords(TooLong), new TableCommand.MakeOffer(TestScenario.Middle, TooLong),
            new TableCommand.RejectOffer(1, TooLong), new TableCommand.LeaveTalks(TooLong),
        ];
        foreach (var command in commands) Assert.Equal("too-long", (await pair.A.Say(command)).Code);
        Assert.Equal("too-long", (await pair.A.Say(new DelegationCommand.Confer(TooLong))).Code);
        Assert.Equal("too-long", (await pair.A.Say(new DelegationCommand.CallCapital(new(new(0, 1), null, TooLong)))).Code);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"a\\u0007b\"")]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("\"00000000001111111111222222222233333333334444444444555555555566666\"")]
    public async Task A_command_needs_a_proper_id(string id)
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
        Assert.Equal("This command has no proper id; reload the page.",
            Refusal(await raw.Invoke("Submit", "\"table\"", id, """{"type":"say-words","words":"canary"}""")));
    }

    [Fact]
    public async Task A_connection_comes_in_once()
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
        Assert.Contains("comes in once", Refusal(await raw.Invoke("Join", "{}")), StringComparison.Ordinal);
    }

    private static async Task<(string? Code, string? Because)> Submit(RawPlayer raw, string room, string command)
    {
        var completion = await raw.Invoke("Submit", $"\"{room}\"", $"\"{Guid.NewGuid()}\"", command);
        var answer = completion.TryGetProperty("result", out var result) ? Dialect.Read<Answer>(result.GetRawText())
            : Answer.Refused("error", completion.GetRawText());
        return (answer.Code, answer.Because);
    }

    private static string Json(TableCommand command) => Dialect.Write(command);

    private static string Json(DelegationCommand command) => Dialect.Write(command);
}
