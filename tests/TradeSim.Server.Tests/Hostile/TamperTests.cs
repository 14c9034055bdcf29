using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using TradeSim.Protocol;
using TradeSim.Server.Grains;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>A record that was changed is noticed: a file before anything of it counts, the store as far as it can be.</summary>
public sealed class TamperTests(Siege siege) : Attack(siege)
{
    /// <summary>What is done to a good file, and what is said of it.</summary>
    public static TheoryData<string, bool, string> Changes { get; } = new()
    {
        { "a letter", false, "its checksum does not match" },
        { "a letter", true, "the rules decide other events than the file records" },
        { "an event", true, "does not replay" },
        { "a line less", true, "does not replay" },
        { "a line twice", true, "does not replay" },
        { "two lines for each other", true, "does not replay" },
        { "a line of another room", true, "does not replay" },
        { "a room that is none", true, "there is no room" },
        { "who spoke", true, "does not replay" },
        { "a secret of the scenario", true, "does not replay" },
        { "the end", true, "does not replay" },
        { "no JSON", true, "cannot be read" },
        { "a number for a name", true, "cannot be read" },
        { "the header's number of entries", false, "entries" },
        { "the header's scenario", false, "scenario" },
        { "the header's version", false, "reads formats" },
        { "the header", false, "not a replay file" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_recorded_session_that_was_changed_is_refused_at_every_door_and_nothing_is_written(
        string what, bool isSignedAgain, string because)
    {
        var (good, before) = (await Recorded(), Streams());
        var changed = Changed(good, what);
        Assert.NotEqual(good, changed);
        if (isSignedAgain) changed = SignedAgain(changed);
        var study = StudyFile.Write("tests", new("Two moments", "Ann", "", false, [new(3, "us", "The opening", "", null, [])]), changed);
        (string Door, object Asked)[] asked =
        [
            ("branches", new BranchRequest(changed, 3, "us", "Ann", "envoy", true, null, false)),
            ("what-if", new WhatIfRequest(changed, 3, new Dictionary<string, string> { ["us"] = "envoy", ["china"] = "envoy" }
                .ToImmutableSortedDictionary(), 1, 5)),
            ("studies", new StudyRequest(study)),
        ];
        foreach (var (door, request) in asked)
        {
            using var response = await Post(door, request);
            var no = await No(response);
            Assert.Equal((door, HttpStatusCode.BadRequest, "bad-file"), (door, response.StatusCode, no.Code));
            Assert.Contains(because, no.Because, StringComparison.Ordinal);
            Assert.InRange(no.Because!.Length, 20, 400);
            Assert.DoesNotContain("Exception", no.Because, StringComparison.Ordinal);
        }

        Assert.Equal(before, Streams());
    }

    /// <summary>The way in which the tests change files leaves a good one good.</summary>
    [Fact]
    public async Task The_file_as_it_was_is_taken_at_every_door()
    {
        var good = SignedAgain(await Recorded());
        var before = Streams().Length;
        using var branch = await Post("branches", new BranchRequest(good, 3, "us", "Ann", "envoy", true, null, false));
        Assert.Equal(HttpStatusCode.OK, branch.StatusCode);
        Assert.True(Streams().Length > before);
    }

    /// <summary>What was changed, moved or taken out of the store opens no room; neither the answer nor the log repeats it.</summary>
    [Theory]
    [InlineData("UPDATE lines SET events = replace(events, '[1,1]', '[2,1]')", 0, 0)]
    [InlineData("UPDATE lines SET by = 'china/head-b'", 0, 0)]
    [InlineData("UPDATE lines SET at = replace(at, '+00:00', '+01:00')", 0, 0)]
    [InlineData("UPDATE lines SET at = 'canary', seal = NULL", 0, 0)]
    [InlineData("UPDATE lines SET by = 'canary', events = '[]', seal = NULL", 0, 1)]
    [InlineData("UPDATE lines SET command_id = command_id || '0'", 0, 0)]
    [InlineData("UPDATE lines SET command = replace(command, 'Here', 'There')", 0, 0)]
    [InlineData("UPDATE lines SET command = replace(command, 'Here', 'There'), seal = NULL", 0, 1)]
    [InlineData("UPDATE lines SET seal = (SELECT seal FROM lines LIMIT 1)", 0, 0)]
    [InlineData("UPDATE lines SET events = 'canary'", 0, 0)]
    [InlineData("UPDATE lines SET command = '{\"type\":\"canary\"}', seal = NULL", 0, 1)]
    [InlineData("UPDATE lines SET command = '{\"type\":\"canary\"}', seal = NULL", 1, 1)]
    [InlineData("UPDATE lines SET events = '[{\"type\":\"offer-made\",\"canary\":\"canary\"}]'", 0, 0)]
    [InlineData("UPDATE lines SET number = number + 10", 0, 0)]
    [InlineData("DELETE FROM lines", 0, 0)]
    [InlineData("DELETE FROM lines", 1, 1)]
    public async Task A_journal_that_was_changed_opens_no_room(string change, int later, int shows)
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        var number = await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        await pair.A.Move(new TableCommand.SayWords("One more."));
        var table = RoomKey.Table(pair.A.Ticket.Session).ToString();
        Change(change, table, number + later);
        await Server.Grains.GetGrain<ITableGrain>(table).Forget();
        await using var raw = await RawPlayer.Open(Server.Url, pair.B.Ticket.Token);
        var error = Refusal(await raw.Invoke("Join", "{}"));
        Assert.Contains($"damaged at line {number + shows};", error, StringComparison.Ordinal);
        Assert.DoesNotContain(Siege.Canary, raw.Bytes, StringComparison.Ordinal);
        // Who is inside already is told the same, for whatever it asks.
        var answer = await pair.A.Say(new TableCommand.SayWords("And this?"));
        Assert.Equal("damaged", answer.Code);
    }

    /// <summary>What an older program wrote has no seal; the first line of this one seals it too.</summary>
    [Fact]
    public async Task Lines_of_an_older_program_are_read_and_sealed_by_the_next_line()
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        var number = await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        var table = RoomKey.Table(pair.A.Ticket.Session).ToString();
        for (var line = 1; line <= number; line++) Change("UPDATE lines SET seal = NULL", table, line);
        await Server.Grains.GetGrain<ITableGrain>(table).Forget();
        await pair.B.Move(new TableCommand.SayWords("Let us see."));
        await Server.Grains.GetGrain<ITableGrain>(table).Forget();
        await pair.B.Move(new TableCommand.SayWords("It is as it was."));
        Change("UPDATE lines SET command = replace(command, 'Here', 'There')", table, number);
        await Server.Grains.GetGrain<ITableGrain>(table).Forget();
        Assert.Equal("damaged", (await pair.A.Say(new TableCommand.SayWords("Is it still?"))).Code);
    }

    /// <summary>The record of a session that is over is asked for over HTTP.</summary>
    [Fact]
    public async Task A_changed_session_gives_no_record()
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        var number = await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        await pair.A.Hears(await pair.B.Move(new TableCommand.LeaveTalks("Enough.")));
        var table = RoomKey.Table(pair.A.Ticket.Session).ToString();
        Change("UPDATE lines SET events = replace(events, '[1,1]', '[2,1]')", table, number);
        await Server.Grains.GetGrain<ITableGrain>(table).Forget();
        using var replay = await Server.Replay(pair.B.Ticket.Token);
        Assert.Equal(HttpStatusCode.InternalServerError, replay.StatusCode);
        Assert.Contains($"damaged at line {number};", (await No(replay)).Because, StringComparison.Ordinal);
    }

    private static string Changed(string file, string what)
    {
        var lines = file.Split('\n');
        var offer = Array.FindIndex(lines, l => l.StartsWith("table\t", StringComparison.Ordinal) && l.Contains("\"offer-made\"", StringComparison.Ordinal));
        var end = Array.FindIndex(lines, l => l.Contains("\"session-concluded\"", StringComparison.Ordinal));
        Func<string, string, string> at = (from, to) => lines[offer] = lines[offer].Replace(from, to, StringComparison.Ordinal);
        var header = Dialect.Read<ReplayHeader>(lines[0]);
        _ = what switch
        {
            "a letter" => lines[offer] = Once(lines[offer], "Here.", "There."),
            "an event" => lines[offer] = Once(lines[offer], "\"package\":[1,1]", "\"package\":[2,1]"),
            "a line less" => lines[offer] = "",
            "a line twice" => lines[offer] += "\n" + lines[offer],
            "two lines for each other" => lines[offer] = $"{lines[offer + 1]}\n{lines[offer]}" + (lines[offer + 1] = ""),
            "a line of another room" => at("table\t", "caucus/us+china\t"),
            "a room that is none" => at("table\t", "cellar\t"),
            "who spoke" => at("\"by\":\"us/head-a\"", "\"by\":\"china/head-b\""),
            "a secret of the scenario" => lines[1] = lines[1].Replace("Note to china.", "Note to nobody.", StringComparison.Ordinal),
            "the end" => lines[end] = Once(lines[end], "\"score\":60", "\"score\":61"),
            "no JSON" => lines[offer] = lines[offer][..^3],
            "a number for a name" => lines[1] = lines[1].Replace("\"reach\":\"Talks\"", "\"reach\":77", StringComparison.Ordinal),
            "the header's number of entries" => lines[0] = Dialect.Write(header with { Entries = header.Entries + 1 }),
            "the header's scenario" => lines[0] = Dialect.Write(header with { ScenarioHash = "0" }),
            "the header's version" => lines[0] = Dialect.Write(header with { Version = 999 }),
            "the header" => lines[0] = lines[0][..^1],
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
        return string.Join('\n', lines.Index().Where(l => l.Item.Length > 0 || l.Index == lines.Length - 1).Select(l => l.Item));
    }

    private static string Once(string text, string from, string to)
    {
        var at = text.LastIndexOf(from, StringComparison.Ordinal);
        return text[..at] + to + text[(at + from.Length)..];
    }

    /// <summary>Anybody can make a checksum.</summary>
    private static string SignedAgain(string file)
    {
        var (first, body) = (file[..file.IndexOf('\n')], file[(file.IndexOf('\n') + 1)..]);
        var lines = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        return Dialect.Write(Dialect.Read<ReplayHeader>(first) with { Checksum = ReplayFile.Hash(body), Entries = lines }) + "\n" + body;
    }

    private async Task<string> Recorded()
    {
        await using var pair = await Pair.Begin(Server, Siege.NewCode());
        foreach (var (player, command) in ((Player, TableCommand)[])
            [
                (pair.A, new TableCommand.MakeOffer(TestScenario.Middle, "Here.")), (pair.B, new TableCommand.SayWords("Well.")),
                (pair.B, new TableCommand.AcceptOffer(1)),
            ])
        {
            Server.Clock.Advance(TimeSpan.FromSeconds(1));
            var number = await player.Move(command);
            await pair.A.Hears(number);
            await pair.B.Hears(number);
        }

        using var replay = await Server.Replay(pair.A.Ticket.Token);
        return await replay.Content.ReadAsStringAsync(Cancel);
    }

    private Task<HttpResponseMessage> Post(string door, object asked) => Server.Http.PostAsync(
        $"/api/{door}", JsonContent.Create(asked, asked.GetType(), options: Dialect.Default.Options), Cancel);

    /// <summary>What branches, what-ifs and studies would open. Tables of other tests may play on meanwhile.</summary>
    private string[] Streams() => Ask("SELECT id FROM streams ORDER BY id");

    private void Change(string statement, string stream, int number) =>
        Ask($"{statement} WHERE number = {number} AND sid = (SELECT sid FROM streams WHERE id = '{stream}')");

    private string[] Ask(string statement)
    {
        using var store = new SqliteConnection($"Data Source={Server.StorePath};Default Timeout=30;Pooling=false");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = statement;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read()) found.Add(rows.GetString(0));
        return [.. found];
    }
}
