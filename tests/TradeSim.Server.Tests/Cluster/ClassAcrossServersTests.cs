using TradeSim.Classes;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>A class whose people came in at two servers of one cluster.</summary>
[Collection(nameof(Cluster))]
public sealed class ClassAcrossServersTests(Postgres postgres)
{
    private const string Code = "K7M2Q";

    [Fact]
    public async Task Its_people_meet_sit_speak_and_are_shown_out_wherever_they_came_in()
    {
        var database = postgres.NewDatabase();
        await using var here = await Host(database);
        await using var there = await Host(database);
        await using var held = await TestClass.Open(here, TestClass.Setup(Code));
        await using var ann = await held.Join("Ann");
        await using var ben = await ClassGuest.Connect(there.Url, (await held.Enter("Ben")).Token);
        await held.Facilitator.Sees(f => f.Cockpit is { Students.Length: 2 }, "both students");
        await held.Facilitator.Do(new ClassCommand.Begin());
        await ben.Sees(g => g.News is { Seat: not null }, "a seat");
        await using var a = await held.Sit(ann);
        await using var b = await Player.Connect(there.Url, ben.News!.Seat!);
        await a.Hears((await b.Say(new Tables.TableCommand.SayWords("Hello."))).Number!.Value);
        await b.Hears((await a.Say(new Tables.TableCommand.SayWords("Hello to you."))).Number!.Value);
        await held.Facilitator.Do(new ClassCommand.Remove(2));
        await ben.Sees(g => g.News is { View.IsRemoved: true }, "the removal");
        await held.Facilitator.Sees(f => f.Cockpit?.Students.ElementAtOrDefault(1) is { IsRemoved: true }, "the removal");
    }

    [Fact]
    public async Task Who_still_has_a_device_at_another_server_is_not_away()
    {
        var database = postgres.NewDatabase();
        await using var here = await Host(database);
        await using var there = await Host(database);
        await using var held = await TestClass.Open(here, TestClass.Setup(Code));
        var (ann, ben) = (await held.Enter("Ann"), await held.Enter("Ben"));
        await using var laptop = await ClassGuest.Connect(here.Url, ann.Token);
        await using var phone = await ClassGuest.Connect(there.Url, ann.Token);
        await using var only = await ClassGuest.Connect(there.Url, ben.Token);
        await only.Sees(g => g.News is not null, "the class");
        await phone.Sees(g => g.News is not null, "the class");
        await phone.DisposeAsync();
        await there.Departures.Next();
        await only.DisposeAsync();
        // Ben left later, so when he is away Ann would have been for longer.
        await held.Facilitator.Sees(f => f.Cockpit?.Students.ElementAtOrDefault(1) is { IsAway: true }, "that Ben is away");
        Assert.False(held.Facilitator.Cockpit!.Students[0].IsAway);
    }

    private static Task<TestServer> Host(string database) =>
        TestServer.Start(more: ["--Storage", $"postgres:{database}", "--SiloAddress", "127.0.0.1"]);
}
