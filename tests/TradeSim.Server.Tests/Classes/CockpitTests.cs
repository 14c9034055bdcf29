using TradeSim.Agreements;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Classes.ClassCommand;

namespace TradeSim.Server.Tests.Classes;

/// <summary>The facilitator's hand beyond pause and words: capitals, plans, and what may be used.</summary>
public sealed class CockpitTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task The_facilitator_plays_a_capital_or_leaves_it_to_the_rules()
    {
        var setup = TestClass.Setup("CKPAA", LivedScenario.Setup("X").Scenario) with
        {
            Reach = Reach.Aftermath,
            Capitals = Capitals.Facilitator,
        };
        await using var held = await TestClass.Open(Server, setup);
        var (ann, ben) = (await held.Join("Ann"), await held.Join("Ben"));
        await held.Facilitator.Do(new Begin());
        await using var us = await held.Sit(ann);
        await using var china = await held.Sit(ben);
        await us.HearsInside(d => d.People.ContainsKey("head-a"), "the own seat");
        await us.Hears(t => t.Phase == TablePhase.Talking, "the talks");

        Assert.Null((await us.Say(Call("May we?"))).Because);
        await held.Facilitator.Sees(f => f.Cockpit?.Tables.ElementAtOrDefault(0) is { AtCapital: ["us"] }, "that the capital is asked");
        var seat = (await held.Facilitator.Ticket(1, "us", true)).Seat!;
        await using var capital = await Player.Connect(Server.Url, seat);
        await capital.HearsInside(d => d.Calls.Count == 1, "the call");
        Assert.Null((await capital.Say(new DelegationCommand.Instruct(1, CapitalSays.Yes, [], null, "Go on."))).Because);
        await us.HearsInside(d => d.Calls[0].Answer?.Says == CapitalSays.Yes, "the answer of a person");
        await held.Facilitator.Sees(f => f.Cockpit?.Tables.ElementAtOrDefault(0) is { AtCapital: [] }, "that nobody waits");

        await held.Facilitator.Do(new LeaveCapital(1, "china"));
        Assert.Null((await china.Say(Call("And we?"))).Because);
        await china.HearsInside(d => d.Calls is [{ Answer: not null }], "the answer of the rules");
        Assert.DoesNotContain(us.Delegation.Room.Away, s => s == Delegation.Capital);
    }

    [Fact]
    public async Task Planned_news_comes_when_its_condition_holds_and_once_to_each_table()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup("CKPAB"));
        var guests = new[] { await held.Join("Ann"), await held.Join("Ben"), await held.Join("Cem"), await held.Join("Dora") };
        await held.Facilitator.Do(new Plan(null, News("After an offer."), new(null, 1, null)));
        await held.Facilitator.Do(new Plan(2, News("In silence."), new(null, null, 4)));
        await held.Facilitator.Do(new Begin());
        await using var first = await held.Sit(guests[0]);
        await using var second = await held.Sit(guests[2]);
        await first.HearsInside(d => d.People.Count == 1, "the own seat");
        await first.Hears(t => t.Phase == TablePhase.Talking, "the talks");
        await first.Move(new TableCommand.MakeOffer(TestScenario.Middle, ""));
        await first.Hears(t => Newsreel(t).SequenceEqual(["After an offer."]), "the news");
        Server.Clock.Advance(TimeSpan.FromMinutes(5));
        await second.Hears(t => Newsreel(t).SequenceEqual(["In silence."]), "the news of silence");
        Assert.Equal(["After an offer."], Newsreel(first.Table.Room));
    }

    [Fact]
    public async Task What_is_not_to_be_used_is_refused_at_the_table()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup("CKPAC") with { Signals = false, Statements = false });
        var ann = await held.Join("Ann");
        await held.Facilitator.Do(new Begin());
        await using var us = await held.Sit(ann);
        await us.HearsInside(d => d.People.Count == 1, "the own seat");
        await us.Hears(t => t is { Phase: TablePhase.Talking, AllowsSignals: false }, "the talks");
        Assert.Equal("no-signals", (await us.Say(new TableCommand.SendSignal([new(0, 1)], [new(1, 1)]))).Code);
        Assert.Equal("no-press", (await us.Say(new TableCommand.MakeStatement(Tone.Warm, null, "Good."))).Code);
        Assert.Equal("no-coach", (await us.AskCoach()).Code);
    }

    [Fact]
    public async Task A_pause_and_what_may_be_used_hold_in_a_caucus_too()
    {
        var setup = TestClass.Setup("CKPAD", LivedScenario.OfThree("X").Scenario) with { Signals = false };
        await using var held = await TestClass.Open(Server, setup);
        var guests = new[] { await held.Join("Ann"), await held.Join("Ben"), await held.Join("Cem") };
        await held.Facilitator.Do(new Begin());
        await using var us = await held.Sit(guests[0]);
        await us.HearsInside(d => d.People.Count == 1, "the own seat");
        await us.HearsInCaucus("caucus/us+china", t => t is { Phase: TablePhase.Talking, AllowsSignals: false }, "the caucus");
        await held.Facilitator.Do(new Pause(1));
        await us.HearsInCaucus("caucus/us+china", t => t.PausedSince is not null, "the pause");
        Assert.Equal("paused", (await us.SayIn("caucus/us+china", new TableCommand.SayWords("psst"))).Code);
        await held.Facilitator.Do(new Resume(1));
        await us.HearsInCaucus("caucus/us+china", t => t.PausedSince is null, "the end of the pause");
        Assert.Null((await us.SayIn("caucus/us+china", new TableCommand.SayWords("psst"))).Because);
    }

    private static DelegationCommand Call(string words) =>
        new DelegationCommand.CallCapital(new(LivedScenario.Forbidden, null, words));

    private static Happening News(string text) => new("written", "", text, "", 0, "");

    private static string[] Newsreel(Table table) => [.. table.Lines.OfType<TalkLine.Noted>()
        .Select(l => l.What).OfType<TableEvent.NewsBroke>().Select(e => e.News.Text)];
}
