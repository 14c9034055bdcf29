using System.Net.Http.Json;
using System.Text.Json;
using TradeSim.Agreements;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Exports;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Delegations.DelegationCommand;
using static TradeSim.Tables.TableCommand;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>A script in any text that comes in stays a text: it is kept letter by letter, and no answer is taken for a page.</summary>
public sealed class ScriptTests(Siege siege) : Attack(siege)
{
    /// <summary>Short enough for a name, and a formula as well.</summary>
    private const string Script = "<script>alert('canary\"&1')</script>";

    [Fact]
    public void Every_text_that_comes_in_has_its_fate() =>
        Assert.Equal(TextFields.Known.Keys, TextFields.Found().Order(StringComparer.Ordinal));

    [Fact]
    public async Task What_is_said_at_the_table_and_inside_is_heard_letter_by_letter()
    {
        var setup = LivedScenario.Setup(Siege.NewCode()) with { Principals = [TestScenario.A] };
        await Server.OpenSession(setup);
        await using var a = await Server.Join(setup.Code, Script, TestScenario.A);
        await using var capital = await Seated(setup.Code, Delegation.Capital);
        await using var b = await Server.Join(setup.Code, "Ben", TestScenario.B);
        await using var raw = await RawPlayer.Connect(Server.Url, a.Ticket);
        await a.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        await a.HearsInside(d => d.People.GetValueOrDefault("head-a") == Script, "the name");
        TableCommand[] talks =
        [
            new SayWords(Script), new MakeOffer(TestScenario.Middle, Script), new MakeStatement(Tone.Warm, null, Script),
        ];
        foreach (var command in talks) await b.Hears(await a.Move(command));
        await a.Hears(await b.Move(new RejectOffer(1, Script)));
        Assert.Null((await a.Say(new Confer(Script))).Because);
        Assert.Null((await a.Say(new CallCapital(new(LivedScenario.Forbidden, null, Script)))).Because);
        await capital.HearsInside(d => d.OnTheLine is not null, "the call");
        Assert.Null((await capital.Say(new Instruct(1, CapitalSays.No, [], null, Script))).Because);
        await a.HearsInside(d => d.Calls is [{ Ask.Words: Script, Answer.Because: Script }], "the answer");
        await b.Hears(await a.Move(new MakeOffer(TestScenario.Middle, Script)));
        Assert.Null((await b.Say(new AcceptOffer(2))).Because);
        await a.Hears(t => t.Phase == TablePhase.Aftermath, "the weeks after");
        var (own, theirs) = (a.Table.Room.Accord!.BindingOn(TestScenario.A).First(), a.Table.Room.Accord!.BindingOn(TestScenario.B).First());
        foreach (var command in (TableCommand[])[new AskConsultation(theirs.Number, Script), new AllegeBreach(theirs.Number, Script), new TakeBack(Script)])
            await b.Hears(await a.Move(command));
        Assert.NotEqual(own, theirs);
        await raw.Hears(a.Table.Number);
        string[] said =
        [
            "words-said", "offer-made", "statement-made", "offer-rejected", "conferred", "capital-called", "capital-answered",
            "consultation-asked", "breach-alleged", "agreement-taken-back", "seat-taken",
        ];
        Assert.Empty(said.Except(raw.Received.SelectMany(m => Carriers(JsonElement.Parse(m)))));
        await IsInert(await Server.Replay(a.Ticket.Token));
    }

    [Fact]
    public async Task What_a_class_is_told_is_shown_and_taken_home_as_text()
    {
        var setup = TestClass.Setup(Siege.NewClassCode()) with
        {
            List = [new(Script, Script)],
            Questions = [new("hope", Asked.Before, Script, false)],
        };
        await using var held = await TestClass.Open(Server, setup);
        var ann = await held.Join(Script);
        await ann.Do(new ClassCommand.Reflect("hope", Script, true));
        await held.Facilitator.Do(new ClassCommand.Begin());
        await using var player = await held.Sit(ann);
        var news = new Happening(Script, Script, Script, "", 0, Script);
        await held.Facilitator.Do(new ClassCommand.Tell(1, null, Script));
        await held.Facilitator.Do(new ClassCommand.Tell(1, TestScenario.A, Script));
        await held.Facilitator.Do(new ClassCommand.Bring(1, news));
        await held.Facilitator.Do(new ClassCommand.Plan(1, news, new(600, null, null)));
        await player.Hears(t => t.Lines.OfType<TalkLine.Noted>().Any(l => l.What == new TableEvent.NewsBroke(news)), "the news");
        await held.Facilitator.Sees(f => f.Cockpit is { Students: [{ Name: Script }] }, "the name");
        Assert.Equal(Script, ann.News!.Questions[0].Text);
        await held.Facilitator.Do(new ClassCommand.EndClass());
        await held.Facilitator.Sees(f => f.Cockpit is { Phase: ClassPhase.Debrief }, "the debrief");
        await IsInert(await Get("/api/classes/debrief", held.FacilitatorKey));
        using var download = await Get("/api/classes/export?names=true", held.FacilitatorKey);
        Assert.Equal("application/zip", download.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        var export = OpenedExport.Of(await download.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal([$"{Script}|{Script}|{Script}"], export.Rows("answers.csv", "name", "question", "answer"));
        Assert.All(export.Files.Keys, name => Assert.Matches("^([a-z]+\\.(csv|md)|replays/table-[0-9]{2}\\.replay)$", name));
        Assert.DoesNotContain("canary", export.Text("columns.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_must_name_something_is_refused_in_an_answer_that_is_no_page()
    {
        var open = new SessionRequest("geneva-2025", "us", "Ann", null, null, Reach.Talks, [], [], [], Consent.Head, false, false);
        var held = new ClassRequest("geneva-2025", Reach.Talks, 10, EmptySeats.Ai, "envoy@3", Grouping.Arrival, 1, Capitals.Rules, true, true,
            false, Consent.Head, 0, [], []);
        (string Door, object Asked)[] all =
        [
            ("sessions", open with { Scenario = Script }), ("sessions", open with { Party = Script }), ("sessions", open with { Opponent = Script }),
            ("sessions", open with { Opponents = [Script] }), ("sessions", open with { Principals = [Script] }),
            ("sessions", open with { Advisers = [Script] }), ("sessions", open with { Advisers = [$"us/{Script}"] }),
            ("join", new JoinRequest(Script, "Ann", null, null)), ("join", new JoinRequest(Foes.A.Ticket.Code, "Ann", Script, null)),
            ("join", new JoinRequest(Foes.A.Ticket.Code, "Ann", null, Script)), ("classes", held with { Scenario = Script }),
            ("classes", held with { Negotiator = Script }), ("classes/enter", new EnterRequest(Script, "Ann", false, "join-12345678")),
            ("classes/return", new ReturnRequest(Script, Script)), ("classes/return", new ReturnRequest("ABCDE", Script)),
        ];
        foreach (var (door, asked) in all)
        {
            var response = await Server.Http.PostAsync($"/api/{door}", JsonContent.Create(asked, asked.GetType(), options: Dialect.Default.Options), Cancel);
            Assert.Equal((door, 400), (door, (int)response.StatusCode));
            Assert.NotEmpty((await No(response)).Because!);
            await IsInert(response);
        }

        await using var opened = await TestClass.Open(Server, TestClass.Setup(Siege.NewClassCode()));
        Assert.Equal("no-such-question", (await (await opened.Join("Ann")).Say(new ClassCommand.Reflect(Script, "x", true))).Code);
        await opened.Facilitator.Do(new ClassCommand.Begin());
        foreach (var command in (ClassCommand[])[new ClassCommand.Tell(1, Script, "x"), new ClassCommand.SeatStudent(1, 1, Script), new ClassCommand.LeaveCapital(1, Script)])
            Assert.NotNull((await opened.Facilitator.Say(command)).Because);
    }

    [Fact]
    public async Task A_study_is_given_out_as_the_text_that_came_in()
    {
        var replay = ReplayFile.Write(Script, Negotiators.Match.Play(
            TestScenario.Scenario(), new Dictionary<string, string> { ["us"] = "linear", ["china"] = "linear" }, 3));
        var text = StudyFile.Write(Script, new(Script, Script, Script, false, [new(3, Script, Script, Script, Script, [new(Script, "https://example.org/" + Script)])]), replay);
        using var kept = await Server.Http.PostAsJsonAsync("/api/studies", new(text), Dialect.Default.StudyRequest, Cancel);
        var id = Dialect.Read<StudyLink>(await kept.Content.ReadAsStringAsync(Cancel)).Id;
        var given = await Server.Http.GetAsync($"/api/studies/{id}", Cancel);
        Assert.Equal(text, await given.Content.ReadAsStringAsync(Cancel));
        await IsInert(given);
    }

    private async Task<Player> Seated(string code, string seat)
    {
        using var joined = await Server.PostJoin(new(code, Script, TestScenario.A, seat));
        return await Player.Connect(Server.Url, Dialect.Read<SeatTicket>(await joined.Content.ReadAsStringAsync(Cancel)));
    }

    private async Task<HttpResponseMessage> Get(string door, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, door);
        request.Headers.Authorization = new("Bearer", key);
        return await Server.Http.SendAsync(request, Cancel);
    }

    /// <summary>The events that carry the script, letter by letter.</summary>
    private static IEnumerable<string> Carriers(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object when part.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String =>
            Strings(part).Contains(Script) ? [type.GetString()!] : [],
        JsonValueKind.Object => part.EnumerateObject().SelectMany(p => Carriers(p.Value)),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(Carriers),
        _ => [],
    };

    private static IEnumerable<string> Strings(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().SelectMany(p => Strings(p.Value)),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [part.GetString()!],
        _ => [],
    };

    /// <summary>No browser takes it for a page, whatever stands in it.</summary>
    private static async Task IsInert(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Contains(response.Content.Headers.ContentType!.MediaType, (string[])["application/json", "text/plain"]);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Contains("script-src 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync(Cancel));
        }
    }
}
