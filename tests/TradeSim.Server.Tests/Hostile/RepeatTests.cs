using System.Net;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Grains;
using TradeSim.Server.Journals;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>What was said once and is sent again counts once, and nobody's id stands in another's way.</summary>
public sealed class RepeatTests(Siege siege) : Attack(siege)
{
    private const int Times = 20;

    [Fact]
    public async Task The_same_id_counts_once_and_has_the_same_answer_whatever_is_sent_with_it()
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        var first = await pair.A.Say(new TableCommand.MakeOffer(TestScenario.Middle, "Here."), "once");
        await pair.B.Hears(first.Number!.Value);
        TableCommand[] again =
        [
            new TableCommand.MakeOffer(TestScenario.Middle, "Here."), new TableCommand.SayWords("Other words."),
            new TableCommand.LeaveTalks("Enough."), new TableCommand.WithdrawOffer(1), new TableCommand.BeginTalks(),
        ];
        foreach (var command in again) Assert.Equal(first, await pair.A.Say(command, "once"));
        await using var second = await Player.Connect(Server.Url, pair.A.Ticket);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, Times).Select(i => (i % 2 == 0 ? pair.A : second).Say(again[0], "once"))),
            answer => Assert.Equal(first, answer));
        await pair.A.Reconnect();
        Assert.Equal(first, await pair.A.Say(again[0], "once"));
        Assert.Equal(first.Number, (await Table(pair)).Count);
        Assert.True(pair.B.Table.Room.Offer(1)!.IsOpen);
    }

    [Fact]
    public async Task Of_many_that_are_sent_at_once_under_one_id_one_counts()
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        var before = (await Table(pair)).Count;
        var answers = await Task.WhenAll(Enumerable.Range(0, Times)
            .Select(i => pair.A.Say(new TableCommand.SayWords($"Try {i}."), "one-of-many")));
        Assert.Equal(before + 1, Assert.Single(answers.Select(a => a.Number).Distinct()));
        Assert.Equal(before + 1, (await Table(pair)).Count);
    }

    [Fact]
    public async Task One_id_of_two_parties_of_two_seats_and_of_two_rooms_are_different_ids()
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        await using var second = await Server.Join(pair.A.Ticket.Code, "Cy", TestScenario.A);
        await second.HearsInside(d => d.People.ContainsKey("second-a"), "the second seat");
        int?[] numbers =
        [
            (await pair.A.Say(new TableCommand.SayWords("A."), "x")).Number, (await pair.B.Say(new TableCommand.SayWords("B."), "x")).Number,
            (await second.Say(new TableCommand.SayWords("C."), "x")).Number,
        ];
        Assert.Equal(3, numbers.OfType<int>().Distinct().Count());
        Assert.Null((await pair.A.Say(new DelegationCommand.Confer("A."), "x")).Because);
        Assert.Null((await second.Say(new DelegationCommand.Confer("C."), "x")).Because);
        await pair.A.HearsInside(d => d.Talk.Count == 2, "both");
    }

    /// <summary>Ids that the office and other seats use are no more theirs when a browser sends them.</summary>
    [Theory]
    [InlineData("open")]
    [InlineData("begin")]
    [InlineData("talks")]
    [InlineData("conclude")]
    [InlineData("time-{n}")]
    [InlineData("china/head-b:x")]
    [InlineData("../china/head-b:x")]
    [InlineData("out:us/head-a:x")]
    [InlineData("china-{n}")]
    [InlineData("/")]
    [InlineData("\u202Eevil")]
    public async Task An_id_like_that_of_somebody_else_takes_nothing_from_them(string like)
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        var id = like.Replace("{n}", $"{pair.A.Table.Number + 1}");
        Assert.Null((await pair.A.Say(new TableCommand.SayWords("Mine."), id)).Because);
        Assert.Null((await pair.A.Say(new DelegationCommand.Confer("Mine."), id)).Because);
        Assert.Null((await pair.B.Say(new TableCommand.SayWords("Theirs."), "x")).Because);
        Assert.Null((await pair.A.Say(new TableCommand.LeaveTalks(""))).Because);
        await pair.B.Hears(t => t.Phase == TablePhase.Over, "the end");
        using var replay = await Server.Replay(pair.B.Ticket.Token);
        var file = ReplayFile.Read(await replay.Content.ReadAsStringAsync(Cancel));
        Assert.Null(Verification.FirstDifference(file));
        Assert.Contains(file.Table, e => e.CommandId == $"us/head-a:{id}");
    }

    [Fact]
    public async Task An_old_command_under_a_new_id_is_asked_of_the_rules_again()
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        var offer = new TableCommand.MakeOffer(TestScenario.Middle, "Here.");
        await pair.A.Move(offer);
        Assert.Equal("same-offer", (await pair.A.Say(offer)).Code);
        await pair.A.Move(new TableCommand.WithdrawOffer(1));
        Assert.Equal("not-open", (await pair.A.Say(new TableCommand.WithdrawOffer(1))).Code);
        Assert.Equal("not-open", (await pair.B.Say(new TableCommand.AcceptOffer(1))).Code);
        await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Again."));
        Assert.Null((await pair.B.Say(new TableCommand.AcceptOffer(2), "yes")).Because);
        await pair.A.Hears(t => t.Phase == TablePhase.Over, "the end");
        var yes = (await pair.B.Say(new TableCommand.AcceptOffer(2), "yes")).Number;
        Assert.Equal((await Table(pair)).Single(l => l.CommandId.EndsWith(":yes", StringComparison.Ordinal)).Number, yes);
        Assert.Equal("over", (await pair.B.Say(new TableCommand.AcceptOffer(2))).Code);
        Assert.Equal("over", (await pair.A.Say(offer)).Code);
    }

    /// <summary>What was refused leaves no trace, so its id is still free.</summary>
    [Fact]
    public async Task A_refusal_uses_no_id_up()
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        Assert.Equal("no-such-offer", (await pair.A.Say(new TableCommand.AcceptOffer(7), "try")).Code);
        Assert.Null((await pair.A.Say(new TableCommand.SayWords("Now."), "try")).Because);
    }

    [Fact]
    public async Task A_class_takes_what_is_sent_again_once()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup(Siege.NewClassCode()));
        var passes = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => held.Enter("Ann", "join-12345678")));
        Assert.Single(passes.Select(p => p.Number).Distinct());
        await using var raw = await RawPlayer.Open(Server.Url, passes[0].Token, "class-hub");
        var lines = (await Class(held)).Count;
        string[] said = ["\"again\"", """{"type":"reflect","question":"hope","words":"Peace.","consents":true}"""];
        var number = (await raw.Invoke("Submit", said)).GetProperty("result").GetProperty("number").GetInt32();
        Assert.Equal(number, (await raw.Invoke("Submit", said)).GetProperty("result").GetProperty("number").GetInt32());
        Assert.Null((await held.Facilitator.Say(new ClassCommand.Begin())).Because);
        Assert.Equal("already-begun", (await held.Facilitator.Say(new ClassCommand.Begin())).Code);
        Assert.Equal(lines + 2, (await Class(held)).Count);
        using var tooShort = await held.Post("enter", new(held.Code, "Ben", false, "join"));
        Assert.Equal((HttpStatusCode.BadRequest, "bad-command"), (tooShort.StatusCode, (await No(tooShort)).Code));
    }

    private Task<IReadOnlyList<JournalLine>> Table(Pair pair) =>
        Server.Journal.Read(RoomKey.Table(pair.A.Ticket.Session).ToString(), 0);

    private Task<IReadOnlyList<JournalLine>> Class(TestClass held) => Server.Journal.Read(RoomKey.Class(held.Code).ToString(), 0);
}
