using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Doors;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>Requests larger than anything that a person sends, and lists that name a thousand things.</summary>
public sealed class BoundsTests(Siege siege) : Attack(siege)
{
    private const int Many = 1000;

    private static readonly SessionRequest Session = new(
        "geneva-2025", "us", "Ann", "envoy", null, Reach.Talks, [], [], [], Consent.Head, false, false);

    private static readonly ClassRequest Class = new(
        "geneva-2025", Reach.Talks, 10, EmptySeats.Ai, "envoy@3", Grouping.Arrival, 1, Capitals.Rules, true, true, false, Consent.Head, 0, [], []);

    private static readonly Question Hope = new("hope", Asked.Before, "What do you hope for?", false);

    /// <summary>What is asked for too often, the place where it is, and the refusal.</summary>
    public static TheoryData<string, string> Lists { get; } = new()
    {
        { "opponents", "named-twice" }, { "principals", "named-twice" }, { "advisers", "named-twice" },
        { "a thousand parties that are none", "no-such-party" }, { "a name of blanks without end", "bad-name" },
        { "questions", "bad-questions" }, { "one question again and again", "bad-questions" }, { "a question's id", "bad-questions" },
        { "a question without an id", "bad-questions" }, { "the class list", "bad-list" }, { "a name among blanks", "bad-list" },
    };

    [Fact]
    public void Every_door_that_takes_something_says_how_much()
    {
        var doors = Doors().ToArray();
        Assert.Empty(((string[])["/api/sessions", "/api/classes/", "/api/branches", "/hub", "/admin/{**rest}"]).Except(doors.Select(d => d.Path)));
        Assert.Empty(doors.Where(d => d.Most is null or < 1 or > Bounds.File).Select(d => d.Path));
        Assert.Equal(["/api/branches", "/api/studies", "/api/what-if"],
            doors.Where(d => d.Most > Bounds.Class).Select(d => d.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_larger_than_its_door_is_refused_in_words(bool saysHowLarge)
    {
        foreach (var (path, most) in Posts())
        {
            using var response = await Post(path, Padded(most + 1), saysHowLarge);
            var no = await No(response);
            Assert.Equal((path, HttpStatusCode.RequestEntityTooLarge, "too-large"), (path, response.StatusCode, no.Code));
            Assert.Matches("^This door takes at most [0-9]+ [KM]iB in one request; send less\\.$", no.Because);
        }
    }

    [Fact]
    public async Task What_just_fits_is_read()
    {
        foreach (var (path, most) in Posts())
        {
            using var response = await Post(path, Padded(most), saysHowLarge: true);
            Assert.Equal((path, HttpStatusCode.BadRequest, "bad-request"), (path, response.StatusCode, (await No(response)).Code));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"canary\"")]
    [InlineData("{]")]
    public async Task What_is_no_request_is_refused_at_every_door(string body)
    {
        foreach (var (path, _) in Posts()) await IsUnreadable(path, body);
    }

    [Fact]
    public async Task A_request_that_lacks_a_member_is_refused_at_every_door()
    {
        var whole = Requests.Select(r => (r.Path,
            Json: JsonSerializer.SerializeToNode(r.Asked, Dialect.Default.Options.GetTypeInfo(r.Asked.GetType()))!.AsObject())).ToArray();
        Assert.Equal(Posts().Select(p => p.Path).Order(StringComparer.Ordinal), whole.Select(w => w.Path).Order(StringComparer.Ordinal));
        foreach (var (path, json) in whole)
            foreach (var (member, value) in json.ToArray())
            {
                json.Remove(member);
                await IsUnreadable(path, json.ToJsonString());
                json[member] = null;
                if (value is not null) await IsUnreadable(path, json.ToJsonString());
                json[member] = value;
            }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_that_goes_on_and_on_is_refused_in_words(string what, string code)
    {
        var (door, asked) = Endless(what);
        using var response = await Server.Http.PostAsync(
            $"/api/{door}", JsonContent.Create(asked, asked.GetType(), options: Dialect.Default.Options), Cancel);
        var no = await No(response);
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, no.Code));
        Assert.InRange(no.Because!.Length, 20, 400);
    }

    [Fact]
    public async Task The_largest_class_there_can_be_fits_through_its_door()
    {
        // A letter that JSON writes out.
        static string Long(int letters) => new('ü', letters);
        var largest = Class with
        {
            List = [.. Enumerable.Repeat(new Listed(Long(Classroom.LongestName), Long(Classroom.LongestName)), ClassSetup.MostStudents)],
            Questions = [.. Enumerable.Range(10, ClassSetup.MostQuestions).Select(i => new Question(
                i + Long(ClassSetup.LongestId - 2), Asked.Before, Long(ClassSetup.MostWords), false))],
        };
        Assert.InRange(Dialect.Write(largest).Length, Bounds.Class * 9 / 10, Bounds.Class);
        using var response = await Server.Http.PostAsJsonAsync("/api/classes", largest, Dialect.Default.ClassRequest, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task More_negotiators_than_sides_play_nothing_on()
    {
        var replay = ReplayFile.Write("tests", Negotiators.Match.Play(
            TestScenario.Scenario(), new Dictionary<string, string> { ["us"] = "linear", ["china"] = "linear" }, 3));
        var many = Enumerable.Range(0, Many).Select(i => $"party-{i}").Append("us").Append("china").ToImmutableSortedDictionary(p => p, _ => "envoy");
        using var response = await Server.Http.PostAsJsonAsync(
            "/api/what-if", new(replay, 3, many, 1, 5), Dialect.Default.WhatIfRequest, Cancel);
        Assert.Equal((HttpStatusCode.BadRequest, "no-such-party"), (response.StatusCode, (await No(response)).Code));
    }

    /// <summary>One request of each kind; what is null in it may be.</summary>
    private static (string Path, object Asked)[] Requests { get; } =
    [
        ("/api/sessions", Session with { Opponent = null }), ("/api/join", new JoinRequest("NABADY", "Ann", null, null)),
        ("/api/branches", new BranchRequest("no file", 3, "us", "Ann", null, true, null, false)),
        ("/api/what-if", new WhatIfRequest("no file", 3, ImmutableSortedDictionary<string, string>.Empty, 1, 5)),
        ("/api/studies", new StudyRequest("no file")), ("/api/classes/", Class),
        ("/api/classes/enter", new EnterRequest("NABAD", "Ann", false, "join-12345678")), ("/api/classes/return", new ReturnRequest("NABAD", "ABCDEFG")),
    ];

    private async Task IsUnreadable(string path, string body)
    {
        using var response = await Server.Http.PostAsync(path, new StringContent(body, null, "application/json"), Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal($"{path} {body} 400", $"{path} {body} {(int)response.StatusCode}");
        Assert.Equal(Answer.Refused("bad-request", "This request could not be read; reload the page and do it again."), Dialect.Read<Answer>(text));
    }

    private static (string Door, object Asked) Endless(string what)
    {
        static ImmutableArray<string> Thousand(string name) => [.. Enumerable.Repeat(name, Many)];
        return what switch
        {
            "opponents" => ("sessions", Session with { Opponents = Thousand("china") }),
            "principals" => ("sessions", Session with { Principals = Thousand("us") }),
            "advisers" => ("sessions", Session with { Advisers = Thousand("us/second-a") }),
            "a thousand parties that are none" => ("sessions", Session with { Principals = [.. Enumerable.Range(0, Many).Select(i => $"party-{i}")] }),
            "a name of blanks without end" => ("sessions", Session with { Name = new(' ', Many) }),
            "questions" => ("classes", Class with { Questions = [.. Enumerable.Range(0, Many).Select(i => Hope with { Id = $"hope-{i}" })] }),
            "one question again and again" => ("classes", Class with { Questions = [.. Enumerable.Repeat(Hope, ClassSetup.MostQuestions)] }),
            "a question's id" => ("classes", Class with { Questions = [Hope with { Id = new('h', ClassSetup.LongestId + 1) }] }),
            "a question without an id" => ("classes", Class with { Questions = [Hope with { Id = "" }] }),
            "the class list" => ("classes", Class with { List = [.. Enumerable.Repeat(new Listed("Ann", "a"), ClassSetup.MostStudents + 1)] }),
            "a name among blanks" => ("classes", Class with { List = [new("Ann" + new string(' ', Many), "a")] }),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }

    /// <summary>Every door that may take something: all but those that only give. A door that names no method takes any.</summary>
    private IEnumerable<(string Path, bool Posts, long? Most)> Doors() =>
        from door in Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let methods = door.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        where methods.Count == 0 || methods.Any(m => m is not "GET" and not "HEAD")
        select (door.RoutePattern.RawText!, methods.Contains("POST"), door.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize);

    /// <summary>Those that read what is posted to them, with how much they take.</summary>
    private (string Path, int Most)[] Posts()
    {
        (string, int)[] posts = [.. Doors().Where(d => d.Posts && d.Path.StartsWith("/api/", StringComparison.Ordinal)).Select(d => (d.Path, (int)d.Most!))];
        Assert.InRange(posts.Length, 8, 100);
        return posts;
    }

    private async Task<HttpResponseMessage> Post(string path, HttpContent body, bool saysHowLarge)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        // A door that refuses it need not be sent all of it.
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = !saysHowLarge;
        return await Server.Http.SendAsync(request, Cancel);
    }

    /// <summary>So many bytes that are JSON, and no request.</summary>
    private static StringContent Padded(int bytes) => new($"{{{new string(' ', bytes - 2)}}}", null, "application/json");
}
