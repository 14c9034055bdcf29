using System.Net;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using TradeSim.Server.Seats;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>A token that was not signed here, for this purpose and for now opens no door, and every door says so.</summary>
public sealed class TokenTests(Siege siege) : Attack(siege)
{
    private const string SeatPurpose = "TradeSim.Seat.1";
    private const string ClassPurpose = "TradeSim.Class.1";
    private const string SeatInvalid = "This seat's ticket is not valid any more; join again with the code.";
    private const string ClassInvalid = "This link is not valid; join the class again with its code.";

    public static TheoryData<string> Forgeries { get; } =
    [
        "empty", "nonsense", "first letter changed", "middle letter changed", "last letter changed", "cut", "lengthened",
        "unsigned", "signed by other keys", "signed for ever", "expired", "the other hub's", "signed for the other hub", "two in one",
    ];

    private static (string, string[])[] SeatCalls { get; } =
    [
        ("Join", ["{}"]), ("Pull", ["\"table\"", "0"]), ("AskCoach", []),
        ("Submit", ["\"table\"", "\"x\"", """{"type":"say-words","words":"canary"}"""]),
    ];

    private static (string, string[])[] ClassCalls { get; } =
    [
        ("Arrive", []), ("Submit", ["\"x\"", """{"type":"begin"}"""]), ("Ticket", ["1", "\"us\"", "false"]), ("WallKey", []),
    ];

    private IDataProtectionProvider Keys => Server.Services.GetRequiredService<IDataProtectionProvider>();

    private ClassTokens ClassTokens => Server.Services.GetRequiredService<ClassTokens>();

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_ticket_of_a_seat_is_nothing(string kind)
    {
        var seat = Siege.Honest.A.Ticket;
        var forged = Forge(kind, seat.Token, SeatPurpose, $"{seat.Session}/{seat.Party}/{seat.Seat}/",
            ClassTokens.Sign(new(seat.Session, ClassRole.Facilitator, 0)));
        await RefusesAll("hub", forged, SeatCalls, SeatInvalid);
        using var replay = await Server.Replay(forged);
        Assert.Equal((HttpStatusCode.Unauthorized, "no-seat"), (replay.StatusCode, (await No(replay)).Code));
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_key_of_a_class_is_nothing(string kind)
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup(Siege.NewClassCode()));
        var seat = Siege.Foes.A.Ticket.Token;
        var forged = Forge(kind, held.FacilitatorKey, ClassPurpose, $"{held.Code}/Facilitator/0", seat);
        await RefusesAll("class-hub", forged, ClassCalls, ClassInvalid);
        await OpensNoDoorOf(held, forged, HttpMethod.Get, "debrief");
        await OpensNoDoorOf(held, forged, HttpMethod.Get, "export");
        await OpensNoDoorOf(held, forged, HttpMethod.Delete, "");
    }

    /// <summary>The way in which the tests forge would open every door if only what is forged were right.</summary>
    [Fact]
    public async Task What_the_same_keys_sign_for_this_purpose_and_for_a_while_is_a_ticket()
    {
        var seat = Foes.A.Ticket;
        var ticket = Timed(SeatPurpose).Protect($"{seat.Session}/{seat.Party}/{seat.Seat}/", TimeSpan.FromMinutes(1));
        await using var raw = await RawPlayer.Open(Server.Url, ticket);
        Assert.Null(Refusal(await raw.Invoke("Join", "{}")));
        var code = Siege.NewClassCode();
        await using var held = await TestClass.Open(Server, TestClass.Setup(code));
        await using var guest = await RawPlayer.Open(
            Server.Url, Timed(ClassPurpose).Protect($"{code}/Facilitator/0", TimeSpan.FromMinutes(1)), "class-hub");
        Assert.Null(Refusal(await guest.Invoke("Arrive")));
    }

    [Fact]
    public async Task A_students_and_the_walls_key_take_nothing_home_and_delete_nothing()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup(Siege.NewClassCode()));
        var student = (await held.Enter("Ann")).Token;
        foreach (var key in (string[])[student, held.Key(ClassRole.Projector)])
        {
            await OpensNoDoorOf(held, key, HttpMethod.Get, "export");
            await OpensNoDoorOf(held, key, HttpMethod.Delete, "");
        }
    }

    /// <summary>What else stands in an address or a message chooses no other seat than the ticket's.</summary>
    [Fact]
    public async Task A_ticket_says_nothing_in_another_session()
    {
        var (mine, theirs) = (Foes.A.Ticket, Siege.Honest.A.Ticket);
        await using var raw = await RawPlayer.Open(Server.Url, mine.Token,
            $"hub?session={theirs.Session}&party={theirs.Party}&seat={theirs.Seat}");
        var joined = (await raw.Invoke("Join", $$"""{"{{theirs.Session}}/table":0,"session":0}""")).GetProperty("result");
        Assert.Equal((mine.Session, mine.Party), (joined.GetProperty("session").GetString(), joined.GetProperty("party").GetString()));
        await raw.Invoke("Submit", "\"table\"", $"\"{Guid.NewGuid()}\"", """{"type":"say-words","words":"In my own session."}""");
        await raw.Until("In my own session.");
        Assert.DoesNotContain($"{Siege.Canary}: ", raw.Bytes, StringComparison.Ordinal);
    }

    private string Forge(string kind, string good, string purpose, string text, string otherHubs) => kind switch
    {
        "empty" => "",
        "nonsense" => "no-such-token",
        "first letter changed" => Changed(good, 0),
        "middle letter changed" => Changed(good, good.Length / 2),
        "last letter changed" => Changed(good, good.Length - 8),
        "cut" => good[..^8],
        "lengthened" => good + "AAAA",
        "unsigned" => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
        "signed by other keys" => new EphemeralDataProtectionProvider().CreateProtector(purpose)
            .ToTimeLimitedDataProtector().Protect(text, TimeSpan.FromDays(1)),
        "signed for ever" => Keys.CreateProtector(purpose).Protect(text),
        "expired" => Timed(purpose).Protect(text, DateTimeOffset.UtcNow.AddSeconds(-1)),
        "the other hub's" => otherHubs,
        "signed for the other hub" => Timed(purpose == SeatPurpose ? ClassPurpose : SeatPurpose).Protect(text, TimeSpan.FromDays(1)),
        "two in one" => good + good,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private ITimeLimitedDataProtector Timed(string purpose) => Keys.CreateProtector(purpose).ToTimeLimitedDataProtector();

    private static string Changed(string token, int at) => token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];

    private async Task RefusesAll(string hub, string token, (string Target, string[] Arguments)[] calls, string because)
    {
        await using var raw = await RawPlayer.Open(Server.Url, token, hub);
        foreach (var (target, arguments) in calls)
            Assert.Equal((target, because), (target, AfterMark(Refusal(await raw.Invoke(target, arguments)))));
        Assert.DoesNotContain(Siege.Canary, raw.Bytes, StringComparison.Ordinal);
    }

    private async Task OpensNoDoorOf(TestClass held, string key, HttpMethod method, string door)
    {
        using var request = new HttpRequestMessage(method, $"/api/classes/{door}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        using var response = await Server.Http.SendAsync(request, Cancel);
        var no = await No(response);
        Assert.Equal((HttpStatusCode.Unauthorized, "no-pass"), (response.StatusCode, no.Code));
        Assert.NotEmpty(await Server.Journal.Read($"{held.Code}/class", 0));
    }

    /// <summary>What the hub itself said, after SignalR's own words.</summary>
    private static string? AfterMark(string? error) => error?.Split("HubException: ")[^1];
}
