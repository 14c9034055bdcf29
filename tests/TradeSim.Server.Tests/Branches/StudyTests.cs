using System.Net;
using System.Net.Http.Json;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Branches;

/// <summary>Studies: left for whoever has the link, and those that come with the program.</summary>
public sealed class StudyTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private TestServer Server => shared.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Replay { get; } = ReplayFile.Write("tests", Match.Play(
        TestScenario.Scenario(), new Dictionary<string, string> { ["us"] = "linear", ["china"] = "linear" }, 3));

    private static Study Study { get; } = new("Two moments", "Ann", "What I saw.", false,
        [new(3, "us", "The opening", "**Look** <b>here</b>.", null, [])]);

    [Fact]
    public async Task A_study_is_kept_and_read_by_its_link()
    {
        var text = StudyFile.Write("tests", Study, Replay);
        using var kept = await Publish(text);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        var id = Dialect.Read<StudyLink>(await kept.Content.ReadAsStringAsync(Cancel)).Id;
        Assert.Equal(text, await Server.Http.GetStringAsync($"/api/studies/{id}", Cancel));
        Assert.Equal(text, await Server.Http.GetStringAsync($"/api/studies/{id.ToLowerInvariant()}", Cancel));
        await Server.Grains.GetGrain<TradeSim.Server.Grains.IStudyGrain>(id).Keep("another");
        Assert.Equal(text, await Server.Http.GetStringAsync($"/api/studies/{id}", Cancel));
        Assert.Single(await Server.Journal.Read($"{id}/study", 0));
    }

    [Theory]
    [InlineData("ABCDEFGHJ")]
    [InlineData("..%2f..%2fkeys")]
    [InlineData("nothing")]
    public async Task There_is_nothing_under_a_link_that_nobody_made(string id)
    {
        using var reply = await Server.Http.GetAsync($"/api/studies/{id}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
    }

    [Fact]
    public async Task What_is_no_study_is_refused_and_not_kept()
    {
        var good = StudyFile.Write("tests", Study, Replay);
        (string Text, string Because)[] bad =
        [
            ("", "its first two lines are missing"),
            (good[..^9], "checksum does not match"),
            (good.Replace("Two moments", "Six moments"), "checksum does not match"),
            (StudyFile.Write("tests", Study with { Notes = [] }, Replay), "1 to 200 moments"),
            (StudyFile.Write("tests", Study with { Title = " " }, Replay), "a title"),
            (StudyFile.Write("tests", Study with
            {
                Notes = [Study.Notes[0] with { Sources = [new("S", "javascript:alert(1)")] }],
            }, Replay), "a web address"),
            (StudyFile.Write("tests", Study, Replay[..^9]), "checksum does not match"),
            (StudyFile.Write("tests", Study, ""), "not a replay file"),
        ];
        foreach (var (text, because) in bad)
        {
            using var reply = await Publish(text);
            Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
            Assert.Contains(because, await reply.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_body_beyond_all_bounds_is_refused()
    {
        using var reply = await Publish(new string('x', 13 * 1024 * 1024));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
    }

    private Task<HttpResponseMessage> Publish(string text) => Server.Http.PostAsJsonAsync(
        "/api/studies", new(text), Dialect.Default.StudyRequest, Cancel);
}
