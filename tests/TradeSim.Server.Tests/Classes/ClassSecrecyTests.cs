using Microsoft.Extensions.Logging;
using TradeSim.Agreements;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Server.Seats;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Classes.ClassCommand;

namespace TradeSim.Server.Tests.Classes;

/// <summary>A unique word in each private place of a class is looked for in every byte that others receive.</summary>
public sealed class ClassSecrecyTests
{
    [Fact]
    public async Task Names_notes_news_and_answers_reach_exactly_whom_they_concern()
    {
        await using var server = await TestServer.Start(logged: LogLevel.Debug);
        var scenario = TestScenario.Scenario(
            ofB: new("canary-interests", "canary-batna", "canary-mandate", "canary-page", 7654321));
        await using var held = await TestClass.Open(server, TestClass.Setup("CKSEC", scenario) with { PerSide = 2 });
        var wall = await held.Wall();
        ClassGuest[] guests =
        [
            await held.Join("canary-ann"), await held.Join("canary-ben"), await held.Join("canary-cem", isHidden: true),
            await held.Join("canary-dora"), await held.Join("canary-eva"), await held.Join("canary-fay"),
            await held.Join("canary-gus"), await held.Join("canary-hal"),
        ];
        await guests[0].Do(new Reflect("hope", "canary-answer", true));
        await held.Facilitator.Do(new Begin());
        var raws = new List<RawPlayer>();
        foreach (var guest in guests)
        {
            await guest.Sees(g => g.News is { Seat: not null }, "a seat");
            raws.Add(await RawPlayer.Connect(server.Url, guest.News!.Seat!));
        }

        // In order of coming: us, china, us, china at the first seats, then the second ones, over two tables.
        var place = guests.Select(g => g.News!.View.Place!).ToArray();
        await using var ann = await held.Sit(guests[0]);
        await ann.HearsInside(d => d.People.Count == 2, "both seats");
        Assert.Null((await ann.Say(new DelegationCommand.Confer("canary-inside"))).Because);
        await held.Facilitator.Do(new Tell(1, "us", "canary-note"));
        await held.Facilitator.Do(new Tell(1, null, "canary-spoken"));
        await held.Facilitator.Do(new Bring(2, new Happening("x", "canary-news", "It happened.", "", 0, "")));
        await held.Facilitator.Do(new Tell(null, null, "Everybody hears this last."));
        foreach (var raw in raws)
            await raw.Until("Everybody hears this last.");

        Heard("canary-inside", p => p is { Table: 1, Party: "us" });
        Heard("canary-note", p => p is { Table: 1, Party: "us" });
        Heard("canary-spoken", p => p.Table == 1);
        Heard("canary-news", p => p.Table == 2);
        Heard("canary-interests", p => p.Party == "china");
        for (var i = 0; i < guests.Length; i++)
        {
            Heard(guests[i].News!.View.Name, _ => false);
            Heard(guests[i].News!.View.Key, _ => false);
        }

        // On the class's own line: a name comes to those of the same delegation, and a hidden one to nobody.
        for (var of = 0; of < guests.Length; of++)
            for (var to = 0; to < guests.Length; to++)
            {
                var (name, key) = (guests[of].News!.View.Name, guests[of].News!.View.Key);
                var isMate = place[of].Table == place[to].Table && place[of].Party == place[to].Party;
                var bytes = string.Concat(guests[to].Received);
                Assert.Equal(of == to || (isMate && name != "canary-cem"), bytes.Contains(name, StringComparison.Ordinal));
                Assert.Equal(of == to, bytes.Contains(key, StringComparison.Ordinal));
                Assert.Equal(of == 0 && to == 0, of == 0 && bytes.Contains("canary-answer", StringComparison.Ordinal));
            }

        var shown = string.Concat(wall.Received);
        Assert.DoesNotContain("canary", shown, StringComparison.Ordinal);
        var cockpit = string.Concat(held.Facilitator.Received);
        Assert.Contains("canary-cem", cockpit, StringComparison.Ordinal);
        foreach (var secret in new[] { "canary-interests", "canary-batna", "canary-mandate", "canary-inside", "canary-answer", "7654321" })
            Assert.DoesNotContain(secret, cockpit, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log.Lines, l => l.Contains("canary", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, l => l.Contains(held.FacilitatorKey[..40], StringComparison.Ordinal));
        foreach (var raw in raws) await raw.DisposeAsync();

        void Heard(string word, Func<Place, bool> by)
        {
            for (var i = 0; i < raws.Count; i++)
                Assert.True(by(place[i]) == raws[i].Bytes.Contains(word, StringComparison.Ordinal),
                    $"{place[i]} {(by(place[i]) ? "did not hear" : "heard")} {word}.");
        }
    }

    [Fact]
    public async Task Nobody_says_what_is_not_theirs()
    {
        await using var server = await TestServer.Start();
        await using var held = await TestClass.Open(server, TestClass.Setup("CKSED"));
        var ann = await held.Join("Ann");
        var wall = await held.Wall();
        foreach (var command in new ClassCommand[]
            { new Begin(), new Remove(1), new Pause(null), new EndClass(), new Enter("x", false, "k"), new NoteAway(1) })
        {
            Assert.Equal("facilitator-only", (await ann.Say(command)).Code);
            Assert.Equal("not-yours", (await wall.Say(command)).Code);
        }

        foreach (var command in new ClassCommand[]
            { new Enter("x", false, "k"), new NoteAway(1), new NoteBack(1), new FillIn(1, "us"), new RunPlan(1, 1), new NoteEnd(1, new([])) })
            Assert.Equal("office-only", (await held.Facilitator.Say(command)).Code);
        Assert.Equal("already-open", (await held.Facilitator.Say(new OpenClass(TestClass.Setup("CKSED")))).Code);
        Assert.Null(await ann.WallKey());
        Assert.Null(await wall.WallKey());
        await using var second = await ClassGuest.Connect(server.Url, (await held.Facilitator.WallKey())!);
        await second.Sees(w => w.Wall is not null && w.Cockpit is null, "what the wall sees");
        Assert.Equal("not-yours", (await ann.Ticket(1, "us", false)).Code);
        await held.Facilitator.Do(new Begin());
        Assert.Equal("no-capital", (await held.Facilitator.Ticket(1, "us", true)).Code);
        Assert.Equal("no-such-table", (await held.Facilitator.Ticket(9, "us", false)).Code);
        var look = (await held.Facilitator.Ticket(1, "china", false)).Seat!;
        await using var watching = await Player.Connect(server.Url, look);
        await watching.Hears(t => t.Phase == TablePhase.Talking, "the talks");
        Assert.Equal("observer", (await watching.Say(new TableCommand.SayWords("hi"))).Code);
        Assert.Equal("observer", (await watching.Say(new DelegationCommand.Confer("hi"))).Code);
        Assert.NotNull((await watching.AskCoach()).Because);
    }

    [Fact]
    public async Task A_deleted_class_is_gone_and_stays_gone()
    {
        await using var server = await TestServer.Start();
        await using var held = await TestClass.Open(server, TestClass.Setup("CKSEE"));
        var ann = await held.Join("canary-ann");
        await held.Facilitator.Do(new Begin());
        await using var player = await held.Sit(ann);
        await player.HearsInside(d => d.People.Count == 1, "the own seat");
        await player.Hears(t => t.Phase == TablePhase.Talking, "the talks");
        await player.Move(new TableCommand.SayWords("canary-words"));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await Delete(server, player.Ticket.Token)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await Delete(server, held.Key(ClassRole.Projector))).StatusCode);
        Assert.True((await Delete(server, held.FacilitatorKey)).IsSuccessStatusCode);
        foreach (var stream in new[] { "CKSEE/class", "CKSEE-1/session", "CKSEE-1/table", "CKSEE-1/delegation/us" })
            Assert.Empty(await server.Journal.Read(stream, 0));
        Assert.False(server.HoldsInFile("canary-ann"));
        Assert.False(server.HoldsInFile("canary-words"));
        Assert.Contains("no-class", await (await held.Post("enter", new("CKSEE", "Ben", false, "join-98765")))
            .Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(async () => await TestClass.Open(server, TestClass.Setup("CKSEE")));
        Assert.Empty(await server.Journal.Read("CKSEE/class", 0));
    }

    private static async Task<HttpResponseMessage> Delete(TestServer server, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/classes");
        request.Headers.Authorization = new("Bearer", key);
        return await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
