using System.Text.Json;
using TradeSim.Cli;
using TradeSim.Cli.Bridges;
using TradeSim.Negotiators;
using TradeSim.Negotiators.Exchanges;
using Xunit;

namespace TradeSim.Tests.Cli;

public sealed class BridgeTests
{
    private const string Issues =
        """[{"name":"Price","values":["low","high"]},{"name":"Days","values":[30,60.5,true]}]""";

    private const string Profile =
        "\"profile\":{\"weights\":[0.6,0.4],\"values\":[[0,1],[0,0.5,1]],\"reservation\":0.2}";

    private const string Begin = $$$"""
        {"init":{"issues":{{{Issues}}},{{{Profile}}},"deadline":8,"moves_first":false}}
        """;

    private const string First = """{"turn":{"round":1,"offer":{"Price":"low","Days":30}}}""";

    /// <summary>What a bridge answers to these lines.</summary>
    private static string[] Answers(string negotiator, params string[] lines)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(["bridge", "--negotiator", negotiator], output, error,
            new StringReader(string.Concat(lines.Select(l => l.Trim() + "\n"))));
        Assert.Equal((0, ""), (code, error.ToString()));
        Assert.DoesNotContain('\r', output.ToString());
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // Fails when an answer names another package, or "over" does not end the bridge.
    [Fact]
    public void A_bridge_says_ready_offers_accepts_and_ends_with_over() => Assert.Equal(
        ["""{"ready":true}""", """{"offer":{"Price":"high","Days":true}}""", """{"accept":true}"""],
        Answers("boulware", Begin, First, """{"turn":{"round":2,"offer":{"Days":true,"Price":"high"}}}""",
            """{"over":{"outcome":"agreement"}}""", "this comes too late"));

    // Fails when the end of the input is taken for an error, or a last line without its end is dropped.
    [Fact]
    public void The_end_of_the_input_ends_a_bridge_well()
    {
        Assert.Empty(Answers("envoy"));
        using var output = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["bridge", "--negotiator", "envoy"], output, output, new StringReader(Begin)));
        Assert.Equal("{\"ready\":true}\n", output.ToString());
    }

    // Fails when a name is not checked before the first line.
    [Fact]
    public void A_negotiator_that_nobody_knows_is_refused() =>
        Typed.In("bridge", "--negotiator", "nobody-knows").IsRefused("nobody-knows");

    // Fails when a malformed line counts as a turn, is heard, or draws chance: the next answer would be another.
    [Theory]
    [InlineData("character", "hello")]
    [InlineData("character", "")]
    [InlineData("character", """{"turn":{"round":1,"offer":{"Price":"low","Days":30}}}}""")]
    [InlineData("character", """{"turn":{"round":1,"round":1,"offer":{"Price":"low","Days":30}}}""")]
    [InlineData("half a character", """{"turn":{"round":1,"offer":{"Price":"\ud800","Days":30}}}""")]
    [InlineData("no JSON object", "[1]")]
    [InlineData("says one thing", "{}")]
    [InlineData("unknown key \"trun\"", """{"trun":{}}""")]
    [InlineData("unknown key \"extra\"", """{"turn":{"round":1,"offer":{"Price":"low","Days":30},"extra":1}}""")]
    [InlineData("has no \"offer\"", """{"turn":{"round":1}}""")]
    [InlineData("There is no issue \"Prize\"", """{"turn":{"round":1,"offer":{"Prize":"low","Days":30}}}""")]
    [InlineData("has no value \"lower\"", """{"turn":{"round":1,"offer":{"Price":"lower","Days":30}}}""")]
    [InlineData("has no value \"30\"", """{"turn":{"round":1,"offer":{"Price":"low","Days":"30"}}}""")]
    [InlineData("says nothing on \"Days\"", """{"turn":{"round":1,"offer":{"Price":"low"}}}""")]
    [InlineData("An offer is an object", """{"turn":{"round":1,"offer":["low",30]}}""")]
    [InlineData("turn.offer is null", """{"turn":{"round":1,"offer":null}}""")]
    [InlineData("does not follow", """{"turn":{"round":2,"offer":{"Price":"low","Days":30}}}""")]
    [InlineData("whole number", """{"turn":{"round":0,"offer":{"Price":"low","Days":30}}}""")]
    [InlineData("whole number", """{"turn":{"round":1.5,"offer":{"Price":"low","Days":30}}}""")]
    [InlineData("finite number", """{"turn":{"round":1,"offer":{"Price":"low","Days":1e999}}}""")]
    [InlineData("begun already", Begin)]
    [InlineData("Nothing was answered", """{"error":"no"}""")]
    [InlineData("error is no text", """{"error":1}""")]
    [InlineData("over is no object", """{"over":1}""")]
    public void A_malformed_line_changes_nothing(string because, string line)
    {
        var answers = Answers("random", Begin, line, First);
        Assert.Equal(3, answers.Length);
        Assert.Contains(because, Error(answers[1]), StringComparison.Ordinal);
        Assert.Equal(Answers("random", Begin, First)[1], answers[2]);
    }

    // Fails when a fault in the first line is passed over, or leaves the bridge half begun.
    [Theory]
    [InlineData("weights has 1 entries; write 2", "[0.6,0.4]", "[1]")]
    [InlineData("values has 1 entries; write 2", "[[0,1],[0,0.5,1]]", "[[0,1]]")]
    [InlineData("values[1] has 2 entries; write 3", "[0,0.5,1]", "[0,1]")]
    [InlineData("weights[0] is no finite number", "0.6", "1e999")]
    [InlineData("weights[0] is no finite number", "0.6", "\"0.6\"")]
    [InlineData("values[1][1] is no finite number", "[0,0.5,1]", "[0,-1e999,1]")]
    [InlineData("reservation is no finite number", "0.2}", "null}")]
    [InlineData("reservation is no finite number", "0.2}", "1e999}")]
    [InlineData("reservation is beyond", "0.2}", "1e9}")]
    [InlineData("keep them within", "0.6", "1e12")]
    [InlineData("character", "0.2}", "NaN}")]
    [InlineData("unknown key \"bias\"", "0.2}", "0.2,\"bias\":0}")]
    [InlineData("deadline is no whole number", "8", "0")]
    [InlineData("deadline is no whole number", "8", "1e9")]
    [InlineData("neither true nor false", "false", "0")]
    [InlineData("no values", "[\"low\",\"high\"]", "[]")]
    [InlineData("is there twice", "\"high\"]", "\"low\"]")]
    [InlineData("is there twice", "60.5", "30.0")]
    [InlineData("is there twice", "Days", "Price")]
    [InlineData("neither a text nor a number", "60.5", "null")]
    [InlineData("name is no text", "\"Days\"", "7")]
    [InlineData("1 to 64", Issues, "[]")]
    [InlineData("has no \"profile\"", $"{Profile},", "")]
    [InlineData("There is no issue \"Colour\"", "0.2}", "0.2,\"forbidden\":{\"Colour\":[1]}}")]
    [InlineData("has no value \"7\"", "0.2}", "0.2,\"linkages\":[{\"points\":1,\"when\":{\"Days\":[7]}}]}")]
    public void A_first_line_that_is_off_is_refused_and_can_be_said_again(string because, string find, string put)
    {
        Assert.Equal(2, Begin.Split(find).Length);
        var answers = Answers("boulware", Begin.Replace(find, put, StringComparison.Ordinal), First, Begin, First);
        Assert.Contains(because, Error(answers[0]), StringComparison.Ordinal);
        Assert.Contains("say \"init\" first", Error(answers[1]), StringComparison.Ordinal);
        Assert.Equal(Answers("boulware", Begin, First), answers[2..]);
    }

    // Fails when the outcomes are listed before they are counted.
    [Fact]
    public void More_outcomes_than_can_be_listed_are_refused()
    {
        var (values, ones) = (string.Join(',', Enumerable.Range(0, 10)), string.Join(',', Enumerable.Repeat("1", 8)));
        var issues = string.Join(',', Enumerable.Range(0, 8).Select(i => $$$"""{"name":"{{{i}}}","values":[{{{values}}}]}"""));
        var worth = string.Join(',', Enumerable.Repeat($"[{values}]", 8));
        var line = Begin.Replace(Issues, $"[{issues}]", StringComparison.Ordinal)
            .Replace("[0.6,0.4]", $"[{ones}]", StringComparison.Ordinal)
            .Replace("[[0,1],[0,0.5,1]]", $"[{worth}]", StringComparison.Ordinal);
        Assert.Contains("100000000 outcomes", Error(Answers("envoy", line)[0]), StringComparison.Ordinal);
    }

    // Fails when a long line is kept, cut, or read as two.
    [Fact]
    public void A_line_that_is_too_long_is_refused_and_the_next_one_read()
    {
        var answers = Answers("boulware", Begin, $$$"""{"turn":{"round":1,"offer":"{{{new string('x', Line.Most)}}}"}}""",
            $$$"""{"turn":{"round":1,"offer":"{{{new string('é', Line.Most / 2)}}}"}}""", First);
        Assert.Contains("longer than 1048576 bytes", Error(answers[1]), StringComparison.Ordinal);
        Assert.Contains("longer than 1048576 bytes", Error(answers[2]), StringComparison.Ordinal);
        Assert.StartsWith("{\"offer\"", answers[3], StringComparison.Ordinal);
    }

    // Fails when who moves first may hear an offer, or may not go unanswered.
    [Fact]
    public void Who_moves_first_hears_null_until_the_other_side_offers()
    {
        var begin = Begin.Replace("false", "true", StringComparison.Ordinal);
        Assert.All(NegotiatorNames.All, name =>
        {
            var answers = Answers(name, begin, First, """{"turn":{"round":1,"offer":null}}""",
                """{"turn":{"round":2,"offer":null}}""");
            Assert.Contains("write null", Error(answers[1]), StringComparison.Ordinal);
            Assert.All(answers[2..], a => Assert.StartsWith("{\"offer\"", a, StringComparison.Ordinal));
        });
    }

    // Fails when red lines, minimum or linkages of the profile are not kept.
    [Fact]
    public void Red_lines_and_the_minimum_are_kept_and_linkages_counted()
    {
        var bound = Begin.Replace("0.2}", "0.2,\"minimum\":0.6,\"forbidden\":{\"Days\":[true]},\"linkages\":"
            + "[{\"points\":0.5,\"when\":{\"Price\":[\"low\"],\"Days\":[60.5]}}]}", StringComparison.Ordinal);
        Assert.Equal("""{"offer":{"Price":"high","Days":60.5}}""", Answers("hardliner", bound, First)[1]);
        Assert.Contains("accept", Answers("conceder", bound.Replace("0.5,\"when", "2,\"when", StringComparison.Ordinal),
            """{"turn":{"round":1,"offer":{"Price":"low","Days":60.5}}}""")[1], StringComparison.Ordinal);
        Assert.Contains("offer", Answers("conceder", bound.Replace("8", "1", StringComparison.Ordinal),
            """{"turn":{"round":1,"offer":{"Price":"high","Days":true}}}""")[1], StringComparison.Ordinal);
    }

    // Fails when a refused answer is given again, or anything is answered after an end.
    [Fact]
    public void A_refused_answer_is_followed_by_others_until_none_is_left()
    {
        var refusals = Enumerable.Repeat("""{"error":"Not that one."}""", 7).ToArray();
        var answers = Answers("hardliner", [Begin, First, .. refusals, First]);
        Assert.Equal(5, answers[1..6].Distinct().Count());
        Assert.Equal("""{"end":true}""", answers[6]);
        Assert.Contains("Nothing was answered", Error(answers[7]), StringComparison.Ordinal);
        Assert.Contains("say \"over\"", Error(answers[^1]), StringComparison.Ordinal);
    }

    // Fails when a turn after the deadline is refused or upsets a strategy.
    [Fact]
    public void A_turn_beyond_the_deadline_is_played_like_the_last() => Assert.All(NegotiatorNames.All, name =>
    {
        var answers = Answers(name, [Begin, .. Enumerable.Range(1, 12).Select(k =>
            First.Replace("1", $"{k}", StringComparison.Ordinal))]);
        Assert.All(answers, a => Assert.DoesNotContain("error", a, StringComparison.Ordinal));
    });

    // Fails when lines lose what a tournament knows: other offers, another end, or the same chance on both sides.
    [Theory]
    [InlineData("random", "random")]
    [InlineData("boulware", "envoy")]
    [InlineData("micro", "conceder")]
    [InlineData("agentk", "hybrid")]
    public void Two_bridges_of_one_seed_play_what_a_tournament_plays(string first, string second) =>
        Assert.All(Enumerable.Range(1, 5), seed => PlaysLikeATournament(first, second, seed));

    private static void PlaysLikeATournament(string first, string second, long seed)
    {
        const int rounds = 12;
        string[] names = ["a", "b", "c"];
        var begin = (bool isFirst) => JsonSerializer.Serialize(new
        {
            init = new
            {
                issues = names.Select(n => new { name = n, values = Enumerable.Range(0, 5) }),
                profile = new
                {
                    weights = isFirst ? new[] { 0.5, 0.3, 0.2 } : [0.2, 0.3, 0.5],
                    values = names.Select(_ => Enumerable.Range(0, 5).Select(v => (isFirst ? v : 4 - v) / 4.0)),
                    reservation = 0.1,
                },
                deadline = rounds,
                moves_first = isFirst,
            },
        });
        var sides = new[] { new BridgeTalks(first, seed), new BridgeTalks(second, seed) };
        foreach (var i in new[] { 0, 1 })
            Assert.Contains("ready", Said(sides[i].Hear(begin(i == 0))), StringComparison.Ordinal);
        JsonElement? offer = null;
        var (agreed, turns) = (false, 0);
        for (; turns < 2 * rounds && !agreed; turns++)
        {
            var turn = new { round = (turns / 2) + 1, offer };
            var said = Said(sides[turns % 2].Hear(JsonSerializer.Serialize(new { turn })));
            var answer = JsonDocument.Parse(said).RootElement;
            Assert.False(answer.TryGetProperty("error", out _), said);
            agreed = answer.TryGetProperty("accept", out _);
            if (!agreed) offer = answer.GetProperty("offer");
        }

        var profiles = new[] { true, false }.Select(f => BridgeInit.Read(
            JsonDocument.Parse(begin(f)).RootElement.GetProperty("init")).Profile).ToArray();
        var bout = Bout.Play(profiles[0], profiles[1], first, second, rounds, seed);
        Assert.Equal((bout.Outcome is not null, bout.Rounds), (agreed, (turns + 1) / 2));
        if (bout.Outcome is { } outcome)
            Assert.Equal(profiles[0].Space.Package(outcome), names.Select(n => offer!.Value.GetProperty(n).GetInt32()));
    }

    private static string Said(object? answer) => JsonSerializer.Serialize(answer);

    private static string Error(string answer) =>
        JsonDocument.Parse(answer).RootElement.GetProperty("error").GetString()!;
}
