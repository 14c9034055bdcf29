using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>A game of two people, taken over at its third offer: another way, another end, both in one picture.</summary>
public sealed partial class WhatIfTests(Stage stage)
{
    private static readonly (string Issue, string Option)[] Modest =
    [
        ("us-reciprocal-tariff", "rate-10"), ("china-reciprocal-tariff", "rate-10"), ("truce", "days-90"),
        ("rare-earth-licences", "administrative"), ("follow-up", "named-leads"),
    ];

    [Fact]
    public async Task A_replay_is_branched_at_the_third_offer_and_both_ends_stand_in_one_picture()
    {
        var us = await Ended();
        await us.See("to-replay").ClickAsync();
        await Expect(us.See("replay-verified")).ToContainTextAsync("Replays exactly");
        await us.Page.GetByRole(AriaRole.Button, new() { Name = "both" }).ClickAsync();
        await Expect(us.See("so-far")).ToBeVisibleAsync();
        await us.PicturesInBothSizes("replay");
        await ToOffer(us, 3);
        await us.Page.Keyboard.PressAsync("b");
        await Expect(us.See("take-over")).ToBeVisibleAsync();
        await us.See("cloud-runs").SelectOptionAsync("20");
        await us.See("cloud-go").ClickAsync();
        await Expect(us.See("cloud-says")).ToContainTextAsync("of 20 ended with a deal");
        await Expect(us.See("cloud-table")).ToContainTextAsync("here it was");
        await us.PicturesInBothSizes("branch-cloud");
        await us.See("branch-side-china").CheckAsync();
        await us.See("branch-opponent").SelectOptionAsync("envoy");
        await us.See("persona").SelectOptionAsync("dealmaker");
        await us.See("take-over").ClickAsync();

        await us.See("what-now").WaitForAsync();
        await Expect(us.See("offer-3")).ToBeVisibleAsync();
        await Expect(us.See("offer-4")).ToHaveCountAsync(0);
        await us.Draft(("us-fentanyl-tariff", "zero"), ("rare-earth-licences", "administrative"));
        await us.Offer();
        await Expect(us.See("offer-5").Or(us.See("to-debrief")).First).ToBeVisibleAsync();
        if (!await us.See("to-debrief").IsVisibleAsync()) await Leave(us);
        await us.See("to-debrief").ClickAsync();
        await Expect(us.See("debrief-result")).ToBeVisibleAsync();
        await Expect(us.Page.GetByText("Original deal").First).ToBeVisibleAsync();
        await Expect(us.See("frontier-chart")).ToContainTextAsync("dashed ways");
        await us.PicturesInBothSizes("branch-debrief");
    }

    [Fact]
    public async Task A_branch_waits_for_a_person_who_comes_by_code()
    {
        var us = await Ended();
        await us.See("to-replay").ClickAsync();
        await ToOffer(us, 2);
        await us.See("branch").ClickAsync();
        await us.See("branch-opponent").SelectOptionAsync("");
        await us.See("take-over").ClickAsync();
        await Expect(us.See("branch-waits")).ToBeVisibleAsync();
        var code = (await us.See("session-code").InnerTextAsync()).Trim();
        await us.Picture("branch-waits");
        var china = await stage.Person(Stage.PhoneWidth, Stage.PhoneHeight);
        await china.Join(code);
        await Expect(us.See("branch-waits")).ToHaveCountAsync(0);
        await Expect(china.See("offer-2")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Many_branches_can_be_stopped()
    {
        var us = await Ended();
        await us.See("to-replay").ClickAsync();
        await ToOffer(us, 1);
        await us.See("branch").ClickAsync();
        await us.See("cloud-runs").SelectOptionAsync("200");
        await us.See("cloud-level").SelectOptionAsync("5");
        await us.See("cloud-go").ClickAsync();
        await Expect(us.See("cloud-says")).ToBeVisibleAsync();
        // At once, wherever the growing page moves the button meanwhile.
        await us.See("cloud-stop").DispatchEventAsync("click");
        await Expect(us.See("cloud-go")).ToBeVisibleAsync();
        Assert.NotEqual("200", Played().Match(await us.See("cloud-says").InnerTextAsync()).Groups[1].Value);
    }

    [Fact]
    public async Task After_a_deal_both_see_what_would_have_been_better_for_both()
    {
        var us = await stage.Person();
        await us.Page.GotoAsync("/");
        await us.See("scenario").SelectOptionAsync("geneva-2025");
        await us.See("side-us").CheckAsync();
        await us.See("opponent").SelectOptionAsync("");
        await us.Page.GetByText("More: capital, delegations").ClickAsync();
        await us.See("lap-allowed").CheckAsync();
        await us.See("play-now").ClickAsync();
        var china = await stage.Person(Stage.PhoneWidth, Stage.PhoneHeight);
        await china.Join((await us.See("session-code").InnerTextAsync()).Trim());
        await us.Draft(Modest);
        await us.Offer();
        await china.See("accept-offer").ClickAsync();
        await us.See("lap-0").CheckAsync();
        await us.PicturesInBothSizes("lap");
        await us.See("lap-answer").ClickAsync();
        await Expect(us.See("lap-answered")).ToBeVisibleAsync();
        await china.See("lap-0").CheckAsync();
        await china.See("lap-answer").ClickAsync();
        await china.See("to-debrief").ClickAsync();
        await Expect(china.See("lap-result")).ToContainTextAsync("Both would take");
        await china.Picture("lap-result");
    }

    [GeneratedRegex(@"of (\d+) ended")]
    private static partial Regex Played();

    private static async Task Leave(Person person)
    {
        await person.See("leave-talks").ClickAsync();
        await person.See("confirm-leave").ClickAsync();
    }

    private static async Task ToOffer(Person person, int number)
    {
        for (var i = 0; i < 30; i++)
        {
            var moment = await person.See("replay-moment").InnerTextAsync();
            if (moment.Contains($"makes offer {number}", StringComparison.Ordinal)) return;
            await person.Page.Keyboard.PressAsync("ArrowRight");
            await Expect(person.See("replay-moment")).Not.ToHaveTextAsync(moment);
        }

        Assert.Fail($"Offer {number} was not found.");
    }

    /// <summary>Three offers of two people, a deal, and the debrief of the first.</summary>
    private async Task<Person> Ended()
    {
        var us = await stage.Person();
        await us.Play("geneva-2025", "us", againstAi: false);
        var china = await stage.Person();
        await china.Join((await us.See("session-code").InnerTextAsync()).Trim());
        await us.Draft(Modest);
        await us.Offer();
        await china.See("offer-1").WaitForAsync();
        await china.Draft(("us-fentanyl-tariff", "zero"));
        await china.Offer();
        await us.See("offer-2").WaitForAsync();
        await us.Draft(("farm-trade", "buy"));
        await us.Offer();
        await china.See("offer-3").WaitForAsync();
        await china.See("accept-offer").ClickAsync();
        await us.See("to-debrief").ClickAsync();
        await Expect(us.See("debrief-result")).ToBeVisibleAsync();
        return us;
    }
}
