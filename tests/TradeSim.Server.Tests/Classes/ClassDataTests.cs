using System.Net;
using TradeSim.Protocol;
using TradeSim.Server.Seats;
using TradeSim.Server.Tests.Exports;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Classes.ClassCommand;

namespace TradeSim.Server.Tests.Classes;

public sealed class ClassDataTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task A_class_is_taken_home_with_harmless_names_and_whole_replays()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup("CKDAA"));
        var (ann, ben) = (await held.Join("=HYPERLINK(\"http://evil\")"), await held.Join("Ben"));
        await ann.Do(new Reflect("hope", "-1+1", true));
        await ben.Do(new Reflect("hope", "canary-kept-back", false));
        await held.Facilitator.Do(new Begin());
        await using var a = await held.Sit(ann);
        await using var b = await held.Sit(ben);
        await a.HearsInside(d => d.People.Count == 1, "the own seat");
        await b.HearsInside(d => d.People.Count == 1, "the own seat");
        await a.Hears(t => t.Phase == TablePhase.Talking, "the talks");
        await a.Move(new TableCommand.MakeOffer(TestScenario.Middle, "@SUM(A1)"));
        await b.Hears(t => !t.Offers.IsEmpty, "the offer");
        await b.Move(new TableCommand.AcceptOffer(1));
        await held.Facilitator.Sees(f => f.Cockpit?.Tables.ElementAtOrDefault(0) is { End: not null }, "the end");

        Assert.Equal(HttpStatusCode.Unauthorized, (await Get("/api/classes/export", held.Key(ClassRole.Projector))).StatusCode);
        var export = OpenedExport.Of(await Bytes("/api/classes/export", held.FacilitatorKey));
        var answer = Assert.Single(export.Rows("answers.csv"));
        Assert.Equal(("1", "1", "us", "'-1+1"), (answer["student"], answer["table"], answer["party"], answer["answer"]));
        Assert.DoesNotContain("HYPERLINK", export.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-kept-back", export.Everything, StringComparison.Ordinal);
        Assert.Equal(["60", "60"], export.Rows("outcomes.csv").Select(r => r["score"]));
        var replay = ReplayFile.Read(export.Text("replays/table-01.replay"));
        Assert.Null(Verification.FirstDifference(replay));

        var named = OpenedExport.Of(await Bytes("/api/classes/export?names=true", held.FacilitatorKey));
        Assert.Contains("'=HYPERLINK", named.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", named.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_debrief_opens_with_the_end_of_the_class_and_names_nobody()
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup("CKDAB"));
        var ann = await held.Join("canary-ann");
        var pass = await held.Enter("canary-ben");
        await held.Facilitator.Do(new Begin());
        await ann.Sees(g => g.News is { Seat: not null }, "a seat");
        Assert.Equal(HttpStatusCode.Conflict, (await Get("/api/classes/debrief", pass.Token)).StatusCode);
        await held.Facilitator.Do(new EndClass());
        await held.Facilitator.Sees(f => f.Cockpit is { Tables: [_, ..] all } && all.All(t => t.End is not null), "every end");
        var text = await (await Get("/api/classes/debrief", pass.Token)).Content
            .ReadAsStringAsync(TestContext.Current.CancellationToken);
        var debrief = Dialect.Read<ClassDebrief>(text);
        Assert.Equal(1, debrief.Own);
        Assert.Equal(TestScenario.Middle, debrief.Scenario.History.Outcome);
        var round = Assert.Single(debrief.Tables).End!.Rounds.Single();
        Assert.Equal((true, null), (round.IsStopped, round.At));
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Get(string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", key);
        return await Server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<byte[]> Bytes(string path, string key)
    {
        var response = await Get(path, key);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
