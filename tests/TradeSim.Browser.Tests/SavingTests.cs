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

    [Fact]
    public async Task In_a_class_the_student_and_the_facilitator_see_it_as_well()
    {
        await using var server = new ServerProcess("--Storage", $"postgres:{postgres.NewDatabase()}", "--SiloAddress", "127.0.0.1");
        await server.Start();
        using var http = new HttpClient { BaseAddress = new(server.Url) };
        var keys = await ClassPagesTests.Open(http, new { id = "hope", when = "Before", text = "What do you hope for?", isScale = false });
        var code = keys.GetProperty("code").GetString()!;
        var lecturer = await stage.Person(at: server.Url);
        await lecturer.Page.GotoAsync($"/class/{code}/lead#key={Uri.EscapeDataString(keys.GetProperty("facilitator").GetString()!)}");
        var ann = await stage.Person(Stage.PhoneWidth, Stage.PhoneHeight, at: server.Url);
        await ann.Page.GotoAsync($"/class/{code}");
        await ann.See("class-name").FillAsync("Ann");
        await ann.See("class-join").ClickAsync();
        await Expect(lecturer.See("class-count")).ToHaveTextAsync("1 student");
        foreach (var person in (Person[])[ann, lecturer]) await Expect(person.See("line-state")).ToHaveTextAsync("Connected");
        await ann.Picture("class-connected");

        await postgres.Crash();
        await ann.See("hope").FillAsync("Rare earths.");
        await ann.See("personal-code").ClickAsync();
        await lecturer.See("begin").ClickAsync();
        foreach (var person in (Person[])[ann, lecturer]) await Expect(person.See("line-state")).ToHaveTextAsync("Saving …");
        await ann.Picture("class-saving");
        await lecturer.PicturesInBothSizes("cockpit-saving");
        await postgres.Start();

        await ann.See("what-now").WaitForAsync();
        await lecturer.See("pause-all").WaitForAsync();
        await Expect(lecturer.See("line-state")).ToHaveTextAsync("Connected");
    }
}
