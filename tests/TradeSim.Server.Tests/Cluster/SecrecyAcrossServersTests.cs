using CsCheck;
using Microsoft.Extensions.Logging;
using TradeSim.Server.Tests.Secrecy;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>Two delegations at two servers of one cluster: what one keeps to itself changes no byte that the other gets.</summary>
[Collection(nameof(Cluster))]
public sealed class SecrecyAcrossServersTests(Postgres postgres)
{
    private const int Runs = 4;
    private const string Letters = "ABCDEFGHJK";

    private static Gen<(TestScenario.Secrets Secrets, int Whispers)> Private { get; } =
        Gen.Select(Gen.Char["aé<\"'&\\ \u2019中"].Array[1, 40], Gen.Int[0, 45], Gen.Int[0, 3]).Select((text, reservation, whispers) =>
            (new TestScenario.Secrets($"i{new string(text)}", $"b{new string(text)}", $"n{new string(text)}", $"p{new string(text)}", reservation),
                whispers));

    /// <summary>Fails where <see cref="NonInterferenceTests"/> does, and where one server tells another too much.</summary>
    [Fact]
    public async Task What_A_receives_at_one_server_does_not_depend_on_what_B_keeps_to_itself_at_another()
    {
        var database = postgres.NewDatabase();
        await using var here = await CanaryStage.Host(database);
        await using var there = await CanaryStage.Host(database);
        var start = here.Clock.GetUtcNow();
        var sessions = 0;
        var plain = await Run((TestScenario.Plain(TestScenario.B), 0));
        Assert.True(plain.News.Length > 1000 && plain.Answers.Length > 200, "Too little was heard to compare.");
        await Private.SampleAsync(async secret => Assert.Equal(plain, await Run(secret)), iter: Runs, threads: 1);

        async Task<(string News, string Answers)> Run((TestScenario.Secrets Secrets, int Whispers) secret)
        {
            // Each run has a code of its own, and the same time on every clock.
            var code = $"SECR{Letters[sessions / Letters.Length]}{Letters[sessions++ % Letters.Length]}";
            foreach (var server in (TestServer[])[here, there]) server.Clock.AdjustTime(start);
            var (ofA, ofB) = sessions % 2 == 0 ? (here, there) : (there, here);
            var (news, answers) = await Overheard.Run(ofA, ofB, code, secret.Secrets, secret.Whispers);
            return (news.Replace(code, "CODE"), answers.Replace(code, "CODE"));
        }
    }

    [Fact]
    public async Task No_secret_of_a_delegation_comes_to_another_into_a_log_into_a_measure_or_into_an_export_without_names()
    {
        await using var collector = await Collector.Start();
        await using var stage = await CanaryStage.Open(postgres.NewDatabase(), collector.Url);
        await stage.PlayUntilTheMeasuresOfOneAreSealed();

        stage.Heard(Canaries.InsideOf("us"), p => p == "us");
        stage.Heard(Canaries.InsideOf("china"), p => p == "china");
        stage.Heard(Canaries.Note, p => p == "us");
        stage.Heard(Canaries.Ask, p => p == "us");
        stage.Heard(Canaries.CapitalSays, p => p == "us");
        foreach (var party in (string[])["us", "china"])
            foreach (var secret in Canaries.BriefOf(party))
                stage.Heard(secret, p => p == party);
        stage.Heard("draft-saved", p => p == "china");
        stage.Heard("measures-sealed", p => p == "china");
        stage.Heard("capital-called", p => p == "us");
        stage.Heard("7654321", p => p == "china");
        stage.NamesAreHeardByTheirOwnAlone();

        foreach (var server in stage.Servers)
        {
            // A code in an address, which a trace would keep unless it were taken off.
            using var asked = await server.Http.GetAsync($"/api/studies/{CanaryStage.Code}{CanaryStage.Code}", TestContext.Current.CancellationToken);
            Collector.Flush(server);
            Assert.Contains(server.Log.Lines, l => l.StartsWith($"{LogLevel.Debug} ", StringComparison.Ordinal));
            Canaries.AreNotIn(string.Join('\n', server.Log.Lines), "the log");
            foreach (var token in stage.Tokens) Canaries.IsNotIn(token, string.Join('\n', server.Log.Lines), "the log");
        }

        Assert.Contains("tradesim.moves.accepted", collector.Text, StringComparison.Ordinal);
        Assert.Contains("/api/classes/enter", collector.Text, StringComparison.Ordinal);
        Canaries.AreNotIn(collector.Text, "what was measured");
        foreach (var token in stage.Tokens.Append(CanaryStage.Code)) Canaries.IsNotIn(token, collector.Text, "what was measured");
        await stage.IsTakenHomeWithoutNames();
    }
}
