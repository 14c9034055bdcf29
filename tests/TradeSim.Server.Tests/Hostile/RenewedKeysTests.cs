using System.Net;
using TradeSim.Classes;
using TradeSim.Server.Seats;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>Somebody saw the facilitator's link: once it is replaced, it and all that was had by it open nothing.</summary>
public sealed class RenewedKeysTests(Siege siege) : Attack(siege)
{
    private const string Replaced = "This link was replaced by a newer one.";

    private static (string Target, string[] Arguments)[] Calls { get; } =
    [
        ("Arrive", []), ("Submit", ["\"x\"", """{"type":"end-class"}"""]), ("Ticket", ["1", "\"us\"", "false"]), ("WallKey", []),
        ("NextKey", []), ("RenewKeys", []),
    ];

    private static (HttpMethod Method, string Door)[] Doors { get; } =
        [(HttpMethod.Get, "debrief"), (HttpMethod.Get, "export"), (HttpMethod.Delete, "")];

    [Fact]
    public async Task Who_has_an_older_key_is_shown_out_and_does_not_come_in_again_and_all_others_go_on()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup(Siege.NewClassCode()));
        var (ann, _) = (await held.Join("Ann"), await held.Join("Ben"));
        await held.Facilitator.Do(new ClassCommand.Begin());
        await using var student = await held.Sit(ann);
        var (stolen, wall) = (held.FacilitatorKey, held.Key(ClassRole.Projector));
        await using var thief = await In("class-hub", stolen, "Arrive");
        await using var oldWall = await In("class-hub", wall, "Arrive");
        var visit = (await held.Facilitator.Ticket(1, TestScenario.A, false)).Seat!.Token;
        await using var visitor = await In("hub", visit, "Join", "{}");

        var next = (await held.Facilitator.NextKey())!;
        Assert.All(await Answers(next), a => Assert.Equal(Replaced, a));
        Assert.Null((await held.Facilitator.RenewKeys()).Because);

        await thief.IsClosed();
        await oldWall.IsClosed();
        await visitor.IsClosed();
        Assert.All(await Answers(stolen), a => Assert.Equal(Replaced, a));
        Assert.All(await Answers(wall), a => Assert.Equal(Replaced, a));
        await using var again = await RawPlayer.Open(Server.Url, visit);
        Assert.Contains("You do not sit at this table any more", Refusal(await again.Invoke("Join", "{}")), StringComparison.Ordinal);
        foreach (var (method, door) in Doors)
            Assert.Equal(HttpStatusCode.Unauthorized, await Ask(method, door, stolen));

        await held.Facilitator.Do(new ClassCommand.Pause(null));
        await student.Hears(t => t.PausedSince is not null, "the pause");
        await using var elsewhere = await ClassGuest.Connect(Server.Url, next);
        await elsewhere.Sees(f => f.Cockpit is { Tables: [{ PausedSince: not null }] }, "the paused table");
        Assert.NotNull(await elsewhere.WallKey());
        Assert.Null((await elsewhere.Ticket(1, TestScenario.A, false)).Because);
        await elsewhere.Do(new ClassCommand.EndClass());
        Assert.Equal(HttpStatusCode.OK, await Ask(HttpMethod.Get, "export", next));
    }

    [Fact]
    public async Task Neither_students_nor_the_wall_renew_anything()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup(Siege.NewClassCode()));
        var student = (await held.Enter("Ann")).Token;
        foreach (var key in (string[])[student, held.Key(ClassRole.Projector)])
        {
            await using var raw = await In("class-hub", key, "Arrive");
            Assert.NotNull(Refusal(await raw.Invoke("RenewKeys")));
            Assert.NotNull(Refusal(await raw.Invoke("Submit", "\"y\"", """{"type":"renew-keys","keys":0}""")));
            Assert.DoesNotContain("result\":\"", (await raw.Invoke("NextKey")).GetRawText(), StringComparison.Ordinal);
        }

        await held.Facilitator.Do(new ClassCommand.Begin());
    }

    private async Task<RawPlayer> In(string hub, string token, string target, params string[] arguments)
    {
        var raw = await RawPlayer.Open(Server.Url, token, hub);
        Assert.Null(Refusal(await raw.Invoke(target, arguments)));
        return raw;
    }

    private async Task<List<string?>> Answers(string key)
    {
        await using var raw = await RawPlayer.Open(Server.Url, key, "class-hub");
        var answers = new List<string?>();
        foreach (var (target, arguments) in Calls)
            answers.Add(Refusal(await raw.Invoke(target, arguments))?.Split("HubException: ")[^1]);
        return answers;
    }

    private async Task<HttpStatusCode> Ask(HttpMethod method, string door, string key)
    {
        using var request = new HttpRequestMessage(method, $"/api/classes/{door}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        using var response = await Server.Http.SendAsync(request, Cancel);
        return response.StatusCode;
    }
}
