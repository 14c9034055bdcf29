using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Server.Grains;
using TradeSim.Server.Seats;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Stage;

/// <summary>A class on a test server, with its facilitator at the cockpit.</summary>
internal sealed class TestClass(TestServer server, string code, ClassGuest facilitator) : IAsyncDisposable
{
    private readonly List<ClassGuest> guests = [];

    public string Code => code;

    public ClassGuest Facilitator => facilitator;

    /// <summary>The key of the facilitator's link.</summary>
    public string FacilitatorKey => Key(ClassRole.Facilitator);

    public static ClassSetup Setup(string code, Scenario? scenario = null) => new(
        code, scenario ?? TestScenario.Scenario(), [], Reach.Talks, 600, EmptySeats.Ai, "envoy@3", Grouping.Arrival, 1,
        Capitals.Rules, true, true, false, Consent.Head, 0, [], [new("hope", Asked.Before, "What do you hope for?", false),
            new("fair", Asked.After, "Was it fair?", true)], 7);

    public static async Task<TestClass> Open(TestServer server, ClassSetup setup)
    {
        var told = await server.Grains.GetGrain<IClassGrain>(RoomKey.Class(setup.Code).ToString()).Tell(new(
            Voice.Office.ToString(), "open", Dialect.Write<ClassCommand>(new ClassCommand.OpenClass(setup))));
        Assert.Null(told.Because);
        var key = server.Services.GetRequiredService<ClassTokens>().Sign(new(setup.Code, ClassRole.Facilitator, 0));
        return new(server, setup.Code, await ClassGuest.Connect(server.Url, key));
    }

    public string Key(ClassRole role) => server.Services.GetRequiredService<ClassTokens>().Sign(new(code, role, 0));

    /// <summary>A student who joined over HTTP and is connected to the class.</summary>
    public async Task<ClassGuest> Join(string name, bool isHidden = false)
    {
        var guest = await ClassGuest.Connect(server.Url, (await Enter(name, isHidden: isHidden)).Token);
        guests.Add(guest);
        await guest.Sees(g => g.News is not null, "the class");
        return guest;
    }

    public async Task<ClassGuest> Wall()
    {
        var wall = await ClassGuest.Connect(server.Url, Key(ClassRole.Projector));
        guests.Add(wall);
        await wall.Sees(w => w.Wall is not null, "the class");
        return wall;
    }

    public async Task<StudentPass> Enter(string name, string? joinId = null, bool isHidden = false)
    {
        var response = await Post("enter", new EnterRequest(code, name, isHidden, joinId ?? Guid.NewGuid().ToString("N")));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
        return (await response.Content.ReadFromJsonAsync(Dialect.Default.StudentPass, Cancel))!;
    }

    public Task<HttpResponseMessage> Post(string path, EnterRequest request) =>
        server.Http.PostAsJsonAsync($"/api/classes/{path}", request, Dialect.Default.EnterRequest, Cancel);

    /// <summary>The student at the own table, once there is a seat.</summary>
    public async Task<Player> Sit(ClassGuest student)
    {
        await student.Sees(g => g.News is { Seat: not null }, "a seat");
        return await Player.Connect(server.Url, student.News!.Seat!);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in guests) await guest.DisposeAsync();
        await facilitator.DisposeAsync();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
