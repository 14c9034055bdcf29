using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Server.Tests.Stage;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Branches;

/// <summary>An ended session is taken over from a moment: with people by code, with an AI, or by AI alone many times.</summary>
public sealed class BranchTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly Package Good = new([0, 1]);

    private TestServer Server => shared.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_people_take_over_at_the_second_offer_and_reach_another_deal()
    {
        var file = await Ended();
        var second = file.Table.First(e => e.Events.Any(x => x is TableEvent.OfferMade { Number: 2 })).Number;
        var ticket = await Branch(Request(file, second, TestScenario.A, null));
        await using var a = await Player.Connect(Server.Url, ticket);
        await a.Hears(t => t.BranchedAt == second, "the branch");
        await a.HearsInside(d => d.People.ContainsKey(ticket.Seat), "the own seat");
        Assert.Equal("paused", (await a.Say(new TableCommand.AcceptOffer(2))).Code);

        await using var b = await Server.Join(ticket.Code, "Kim");
        Assert.Equal(TestScenario.B, b.Party);
        await b.HearsInside(d => d.People.Values.Contains("Kim"), "the own seat");
        await a.Hears(t => t.PausedSince is null, "that it goes on");
        Assert.Equal(second, a.Table.Room.Offers.Count + (second - 2));
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        await b.Move(new TableCommand.MakeOffer(Good, ""));
        await a.Move(new TableCommand.AcceptOffer(3));

        var branch = ReplayFile.Read(await Text(ticket.Token));
        Assert.Null(Verification.FirstDifference(branch));
        var origin = branch.Session.SelectMany(e => e.Events).OfType<SessionEvent.BranchBegan>().Single().Origin;
        Assert.Equal((file.Header.Checksum, second, TestScenario.Middle), (origin.Checksum, origin.Entry, origin.Agreement));
        Assert.Equal(Good, branch.Session.SelectMany(e => e.Events).OfType<SessionEvent.SessionConcluded>().Single().Agreement);
        Assert.Equal(file.Table.Take(second).Select(Dialect.Write), branch.Table.Take(second).Select(Dialect.Write));
    }

    [Fact]
    public async Task An_ai_takes_the_other_seat_and_answers()
    {
        var file = await Ended();
        var ticket = await Branch(Request(file, 3, TestScenario.A, "envoy:dealmaker@3"));
        await using var a = await Player.Connect(Server.Url, ticket);
        await a.Hears(t => t.BranchedAt == 3 && t.PausedSince is null, "that it goes on");
        Assert.Equal([new AiSide(TestScenario.B, 3)], a.Table.Room.PlayedByAi);
        await a.HearsInside(d => d.People.ContainsKey(ticket.Seat), "the own seat");
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        await a.Move(new TableCommand.MakeOffer(new([1, 2]), ""));
        await a.Hears(t => t.Lines.Last(l => !l.By.IsOffice).By.Party == TestScenario.B, "the AI");
        Assert.Null(a.Delegation.Room.Negotiator);
    }

    [Theory]
    [InlineData(0, "us", "envoy", "Ann", "there is no entry 0")]
    [InlineData(999, "us", "envoy", "Ann", "there is no entry 999")]
    [InlineData(3, "atlantis", "envoy", "Ann", "That side is not in this session")]
    [InlineData(3, "us", "jester", "Ann", "There is no negotiator of that name")]
    [InlineData(3, "us", "envoy", "", "A name has 1 to")]
    public async Task What_cannot_be_taken_over_is_refused(int at, string party, string opponent, string name, string because)
    {
        var request = Request(await Ended(), at, party, opponent) with { Name = name };
        using var reply = await Server.Http.PostAsJsonAsync("/api/branches", request, Dialect.Default.BranchRequest, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains(because, Dialect.Read<Answer>(await reply.Content.ReadAsStringAsync(Cancel)).Because!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "not a replay file")]
    [InlineData("{\"format\":\"chess\"}\n", "not a replay file")]
    [InlineData(null, "checksum does not match")]
    public async Task A_strangers_file_is_refused_whole(string? text, string because)
    {
        var file = (await Text(await EndedTicket())).Replace("They met", "They sat", StringComparison.Ordinal);
        using var reply = await Server.Http.PostAsJsonAsync("/api/branches",
            new("", 3, "us", "Ann", null, true, null, false) { File = text ?? file }, Dialect.Default.BranchRequest, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains(because, await reply.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_decides_otherwise_is_refused()
    {
        var lines = (await Text(await EndedTicket())).Split('\n');
        var at = Array.FindLastIndex(lines, l => l.StartsWith("table\t", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("\"package\":[1,1]", "\"package\":[2,1]", StringComparison.Ordinal);
        var body = string.Join('\n', lines.Skip(1));
        lines[0] = Dialect.Write(Dialect.Read<ReplayHeader>(lines[0]) with { Checksum = ReplayFile.Hash(body) });
        using var reply = await Server.Http.PostAsJsonAsync("/api/branches",
            new(lines[0] + "\n" + body, 3, "us", "Ann", null, true, null, false), Dialect.Default.BranchRequest, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains("does not replay", await reply.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_branches_come_one_by_one_and_who_hangs_up_stops_them()
    {
        var text = await Text(await EndedTicket());
        var sides = ImmutableSortedDictionary<string, string>.Empty.Add("us", "envoy@4").Add("china", "envoy@4");
        using var reply = await Server.Http.PostAsJsonAsync(
            "/api/what-if", new(text, 3, sides, 20, 5), Dialect.Default.WhatIfRequest, Cancel);
        var ends = (await reply.Content.ReadAsStringAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(Dialect.Read<BranchEnd>).ToArray();
        Assert.Equal(Enumerable.Range(5, 20).Select(n => (long)n), ends.Select(e => e.Seed).Order());
        Assert.All(ends, e => Assert.Equal(["us", "china"], e.Results.Select(r => r.Party)));

        using (var request = new HttpRequestMessage(HttpMethod.Post, "/api/what-if")
        {
            Content = JsonContent.Create(new(text, 3, sides, 500, 5), Dialect.Default.WhatIfRequest),
        })
        {
            using var many = await Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            using var lines = new StreamReader(await many.Content.ReadAsStreamAsync(Cancel));
            Assert.NotNull(await lines.ReadLineAsync(Cancel));
        }

        // The desk serves one asker at a time: it answers only if the one before was stopped.
        using var next = await Server.Http.PostAsJsonAsync(
            "/api/what-if", new(text, 3, sides, 1, 5), Dialect.Default.WhatIfRequest, Cancel);
        Assert.Single((await next.Content.ReadAsStringAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(0, "us", "bad-runs")]
    [InlineData(501, "us", "bad-runs")]
    [InlineData(3, "eu", "no-such-party")]
    public async Task What_nobody_can_play_on_is_refused(int runs, string first, string code)
    {
        var sides = ImmutableSortedDictionary<string, string>.Empty.Add(first, "envoy").Add("china", "envoy");
        using var reply = await Server.Http.PostAsJsonAsync("/api/what-if",
            new(await Text(await EndedTicket()), 3, sides, runs, 5), Dialect.Default.WhatIfRequest, Cancel);
        Assert.Equal(code, Dialect.Read<Answer>(await reply.Content.ReadAsStringAsync(Cancel)).Code);
    }

    [Fact]
    public async Task After_a_deal_both_are_shown_what_is_better_and_the_answers_count_apart()
    {
        await using var pair = await Pair.Begin(Server, TestScenario.Setup(shared.NewCode()) with { Lap = true });
        await pair.A.Move(new TableCommand.MakeOffer(new([2, 0]), ""));
        await pair.B.Hears(t => t.Offers.Count == 1, "the offer");
        await pair.B.Move(new TableCommand.AcceptOffer(1));
        foreach (var player in (Player[])[pair.A, pair.B])
            await player.HearsInside(d => d.Lap is not null, "the lap");
        Assert.Equal(HttpStatusCode.Conflict, (await Server.Replay(pair.A.Ticket.Token)).StatusCode);
        var shown = pair.A.Delegation.Room.Lap!.Packages;
        Assert.Equal(shown, pair.B.Delegation.Room.Lap!.Packages);
        var all = Enumerable.Range(0, shown.Length).ToImmutableArray();
        Assert.Null((await pair.A.Say(new DelegationCommand.AnswerLap(all))).Because);
        Assert.Null(pair.B.Delegation.Room.Lap!.Taken);
        Assert.Null((await pair.B.Say(new DelegationCommand.AnswerLap([0]))).Because);

        var file = ReplayFile.Read(await Text(pair.A.Ticket.Token));
        Assert.Null(Verification.FirstDifference(file));
        var office = file.Session.SelectMany(e => e.Events).ToArray();
        Assert.Equal(new([2, 0]), office.OfType<SessionEvent.SessionConcluded>().Single().Agreement);
        Assert.Equal(shown[0], office.OfType<SessionEvent.LapClosed>().Single().Package);
    }

    private static BranchRequest Request(ReplayFile file, int at, string party, string? opponent) =>
        new(ReplayFile.Write(file.Header.WrittenBy, file.Session, file.Table, [],
            file.Delegations.Select(d => KeyValuePair.Create(d.Key, d.Value.AsEnumerable()))), at, party, "Ann", opponent, true, null, false);

    private async Task<SeatTicket> Branch(BranchRequest request)
    {
        using var reply = await Server.Http.PostAsJsonAsync("/api/branches", request, Dialect.Default.BranchRequest, Cancel);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return Dialect.Read<SeatTicket>(await reply.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<string> Text(string token)
    {
        var patience = DateTime.UtcNow + TestServer.Patience;
        while (true)
        {
            using var replay = await Server.Replay(token);
            if (replay.StatusCode == HttpStatusCode.OK) return await replay.Content.ReadAsStringAsync(Cancel);
            Assert.True(DateTime.UtcNow < patience, "The debrief did not open.");
            await Task.Yield();
        }
    }

    private async Task<ReplayFile> Ended() => ReplayFile.Read(await Text(await EndedTicket()));

    /// <summary>Two offers, a third, and a deal in the middle; every move a second after the one before.</summary>
    private async Task<string> EndedTicket()
    {
        await using var pair = await Pair.Begin(Server, shared.NewCode());
        foreach (var (player, command) in ((Player, TableCommand)[])[
            (pair.A, new TableCommand.MakeOffer(new([2, 2]), "")), (pair.B, new TableCommand.MakeOffer(new([1, 0]), "")),
            (pair.A, new TableCommand.MakeOffer(TestScenario.Middle, "")), (pair.B, new TableCommand.AcceptOffer(3))])
        {
            Server.Clock.Advance(TimeSpan.FromSeconds(1));
            var number = await player.Move(command);
            foreach (var other in (Player[])[pair.A, pair.B]) await other.Hears(number);
        }

        return pair.A.Ticket.Token;
    }
}
