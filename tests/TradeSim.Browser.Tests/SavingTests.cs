using TradeSim.Server.Tests.Cluster;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>The store crashes and is away for a while: people see that what they said is being saved, and play goes on by itself.</summary>
public sealed class SavingTests(Stage stage, Postgres postgres) : IClassFixture<Postgres>
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Who_says_something_while_the_database_is_away_sees_it_being_saved_and_then_heard()
    {
        await using var server = new ServerProcess("--Storage", $"postgres:{postgres.NewDatabase()}", "--SiloAddress", "127.0.0.1");
        await server.Start();
        var us = await stage.Person(at: server.Url);
        await us.Play("geneva-2025", "us", againstAi: false);
        var china = await stage.Person(Stage.PhoneWidth, Stage.PhoneHeight, at: server.Url);
        await china.Join((await us.See("session-code").InnerTextAsync()).Trim());
        await us.Draft(("us-reciprocal-tariff", "rate-10"), ("china-reciprocal-tariff", "rate-10"),
            ("truce", "days-90"), ("rare-earth-licences", "administrative"), ("follow-up", "named-leads"));
        await Expect(us.See("line-state")).ToHaveTextAsync("Connected");

        await postgres.Crash();
        var back = Task.Run(async () =>
        {
            await Task.Delay(Away, TestContext.Current.CancellationToken);
            await postgres.Start();
        }, TestContext.Current.CancellationToken);
        await us.Offer();
        await Expect(us.See("line-state")).ToHaveTextAsync("Saving …");
        await us.PicturesInBothSizes("saving");
        Assert.Equal(0, await us.See("offer-1").CountAsync());
        await back;

        await us.See("offer-1").WaitForAsync();
        await Expect(us.See("line-state")).ToHaveTextAsync("Connected");
        await china.See("accept-offer").WaitForAsync();
        await Expect(us.See("offer-2")).ToHaveCountAsync(0);
    }
}
