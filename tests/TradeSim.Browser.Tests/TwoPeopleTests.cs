using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>Two people in two browsers, brought together by a code.</summary>
public sealed class TwoPeopleTests(Stage stage)
{
    [Fact]
    public async Task A_second_person_joins_by_code_on_a_phone_and_the_two_agree()
    {
        var us = await stage.Person();
        await us.Play("geneva-2025", "us", againstAi: false);
        var code = (await us.See("session-code").InnerTextAsync()).Trim();
        await us.Picture("lobby");

        var china = await stage.Person(Stage.PhoneWidth, Stage.PhoneHeight);
        await china.Join(code);

        await us.Draft(("us-reciprocal-tariff", "rate-10"), ("china-reciprocal-tariff", "rate-10"),
            ("truce", "days-90"), ("rare-earth-licences", "administrative"), ("follow-up", "named-leads"));
        await us.Offer();
        await Expect(china.See("accept-offer")).ToBeVisibleAsync();
        await china.Draft(("us-fentanyl-tariff", "rate-10"));
        await china.Offer();
        await us.See("offer-2").WaitForAsync();

        await china.Page.ReloadAsync();
        await china.See("accept-offer").ClickAsync();

        await Expect(us.See("to-debrief")).ToBeVisibleAsync();
        await Expect(china.See("to-debrief")).ToBeVisibleAsync();
        await china.See("to-debrief").ClickAsync();
        await Expect(china.See("debrief-result")).ToBeVisibleAsync();
        await us.See("to-debrief").ClickAsync();
        await Expect(us.See("debrief-result")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Neither_browser_ever_shows_the_other_sides_brief()
    {
        var us = await stage.Person();
        await us.Play("london-2025", "us", againstAi: false);
        var china = await stage.Person();
        await china.Join((await us.See("session-code").InnerTextAsync()).Trim());
        await Expect(us.See("what-now")).ToBeVisibleAsync();

        Assert.DoesNotContain("He Lifeng**", await us.Page.ContentAsync());
        await Expect(us.Page.GetByText("For the Chinese delegation only")).ToHaveCountAsync(0);
        await Expect(china.Page.GetByText("For the American delegation only")).ToHaveCountAsync(0);
    }
}
