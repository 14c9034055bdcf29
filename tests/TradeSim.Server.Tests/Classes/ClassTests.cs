using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Classes.ClassCommand;

namespace TradeSim.Server.Tests.Classes;

public sealed class ClassTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task Four_students_join_are_seated_in_pairs_and_agree()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup("CKSAA"));
        var students = new List<ClassGuest>();
        foreach (var name in new[] { "Ann", "Ben", "Cem", "Dora" }) students.Add(await held.Join(name));
        await held.Facilitator.Sees(f => f.Cockpit?.Students.Length == 4, "four students");
        await held.Facilitator.Do(new Begin());
        var players = new List<Player>();
        foreach (var student in students) players.Add(await held.Sit(student));
        Assert.Equal(["CKSAA-1/us", "CKSAA-1/china", "CKSAA-2/us", "CKSAA-2/china"],
            players.Select(p => $"{p.Ticket.Session}/{p.Party}"));
        foreach (var player in players) await player.Hears(t => t.Phase == TablePhase.Talking, "the talks");
        await players[0].Move(new TableCommand.MakeOffer(TestScenario.Middle, ""));
        await players[1].Hears(t => !t.Offers.IsEmpty, "the offer");
        await players[1].Move(new TableCommand.AcceptOffer(1));
        await held.Facilitator.Sees(
            f => f.Cockpit!.Tables[0] is { End.Rounds: [{ Offer: 1, Offers: 1 }] }, "the end of table 1");
        Assert.Equal([60, 60], held.Facilitator.Cockpit!.Tables[0].End!.Results.Select(r => r.Score));
        await held.Facilitator.Do(new EndClass());
        await held.Facilitator.Sees(f => f.Cockpit?.Tables.ElementAtOrDefault(1) is { End: not null }, "the end of table 2");
        Assert.True(held.Facilitator.Cockpit.Tables[1].End!.Rounds.Single().IsStopped);
        foreach (var player in players) await player.DisposeAsync();
    }

    [Fact]
    public async Task The_same_request_gets_the_same_seat_and_a_second_device_too()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup("CKSAB"));
        var first = await held.Enter("Ann", "join-12345");
        Assert.Equal(first.Number, (await held.Enter("Ann", "join-12345")).Number);
        var ann = await ClassGuest.Connect(Server.Url, first.Token);
        await ann.Sees(g => g.News is not null, "the class");
        var again = await Server.Http.PostAsync("/api/classes/return", new StringContent(
            Dialect.Write(new ReturnRequest("cksab", ann.News!.View.Key.ToLowerInvariant())),
            System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        var pass = Dialect.Read<StudentPass>(
            await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(first.Number, pass.Number);
        await held.Facilitator.Sees(f => f.Cockpit?.Students.Length == 1, "one student");
        await ann.DisposeAsync();
    }

    [Fact]
    public async Task Who_drops_out_is_away_the_AI_holds_the_seat_and_gives_it_back()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup("CKSAC"));
        var (ann, ben) = (await held.Join("Ann"), await held.Join("Ben"));
        await held.Facilitator.Do(new Begin());
        await using var at = await held.Sit(ann);
        var opposite = await held.Sit(ben);
        await opposite.Hears(t => t.Phase == TablePhase.Talking, "the talks");
        await opposite.Say(new DelegationCommand.SaveDraft(TestScenario.Middle));
        await ben.DisposeAsync();
        await opposite.Drop();
        await held.Facilitator.Sees(f => f.Cockpit?.Students.ElementAtOrDefault(1) is { IsAway: true }, "that Ben is away");
        await held.Facilitator.Sees(f => f.Cockpit?.Tables.ElementAtOrDefault(0) is { Held: ["china"] }, "the AI in his place");
        await at.Move(new TableCommand.MakeOffer(TestScenario.HardOnB, ""));
        await at.Hears(t => t.Lines.Exists(l => l.By.Party == "china"), "an answer of the AI");
        await opposite.Reconnect();
        await opposite.HearsInside(d => d is { StandsIn: false, Negotiator: null } && d.Away.IsEmpty
            && d.Talk.Count == 2, "that he has it back");
        Assert.Equal(TestScenario.Middle, opposite.Delegation.Room.Draft);
        Assert.Null((await opposite.Say(new TableCommand.SayWords("Back."))).Because);
        await held.Facilitator.Sees(f => f.Cockpit?.Tables.ElementAtOrDefault(0) is { Held: [] }, "nobody held");
        await opposite.DisposeAsync();
    }

    [Fact]
    public async Task A_latecomer_gets_the_AIs_seat_at_once_and_the_odd_one_sits_beside()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup("CKSAD"));
        await held.Join("Ann");
        await held.Facilitator.Do(new Begin());
        await held.Facilitator.Sees(f => f.Cockpit?.Tables is [{ Held: ["china"] }], "the AI opposite");
        await using var late = await held.Sit(await held.Join("Ben"));
        Assert.Equal(("china", "head-b"), (late.Party, late.Ticket.Seat));
        await late.HearsInside(d => !d.StandsIn && d.People.ContainsKey("head-b"), "the own seat");
        await using var third = await held.Sit(await held.Join("Cem"));
        Assert.Equal(("us", "second-a"), (third.Party, third.Ticket.Seat));
    }

    [Fact]
    public async Task The_moved_and_the_removed_lose_their_seat_at_once()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup("CKSAE"));
        var guests = new[] { await held.Join("Ann"), await held.Join("Ben"), await held.Join("Cem"), await held.Join("Dora") };
        await held.Facilitator.Do(new Begin());
        await using var ann = await held.Sit(guests[0]);
        await held.Facilitator.Do(new SeatStudent(1, 2, "china"));
        await guests[0].Sees(g => g.News!.View.Place?.Table == 2, "the new place");
        await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(ann.Reconnect);
        await using var moved = await held.Sit(guests[0]);
        Assert.Equal("second-b", moved.Ticket.Seat);
        await held.Facilitator.Do(new Remove(1));
        await guests[0].Sees(g => g.News!.View is { IsRemoved: true, Place: null }, "the removal");
        Assert.Equal("removed", (await guests[0].Say(new Reflect("hope", "x", true))).Code);
        await held.Facilitator.Do(new Restore(1));
        await guests[0].Sees(g => g.News is { View.IsRemoved: false, Seat: not null }, "the seat again");
    }

    [Fact]
    public async Task Pause_freezes_every_clock()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup("CKSAF"));
        var (ann, ben) = (await held.Join("Ann"), await held.Join("Ben"));
        await held.Facilitator.Do(new Begin());
        await using var a = await held.Sit(ann);
        await using var b = await held.Sit(ben);
        await a.Hears(t => t.Phase == TablePhase.Talking, "the talks");
        Server.Clock.Advance(TimeSpan.FromSeconds(300));
        await held.Facilitator.Do(new Pause(null));
        await a.Hears(t => t.PausedSince is not null, "the pause");
        Assert.Equal("paused", (await a.Say(new TableCommand.SayWords("hm"))).Code);
        Server.Clock.Advance(TimeSpan.FromHours(2));
        await held.Facilitator.Do(new Resume(null));
        await a.Hears(t => t.PausedSince is null, "the end of the pause");
        await a.Move(new TableCommand.SayWords("Half a day is left."));
        Assert.Equal(new TalkTime(0, 840), a.Table.Room.Clock!.Time);
        await held.Facilitator.Do(new LengthenDay(1, 5));
        await a.Hears(t => t.DayEnds == Server.Clock.GetUtcNow().AddSeconds(600), "five minutes more");
    }
}
