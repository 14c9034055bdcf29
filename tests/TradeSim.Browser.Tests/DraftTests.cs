using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>A draft is the work of minutes: no reload may lose a click of it.</summary>
public sealed class DraftTests(Stage stage)
{
    [Fact]
    public async Task A_reload_keeps_what_was_clicked_while_the_server_heard_nothing()
    {
        var isLost = true;
        var china = await stage.Person();
        await china.Page.RouteWebSocketAsync("**/hub**", browser =>
        {
            var server = browser.ConnectToServer();
            browser.OnMessage(frame => Wire.PassOn(server, frame,
                unless: isLost && frame.Text?.Contains("save-draft", StringComparison.Ordinal) == true));
        });
        await china.Play("london-2025", "china", againstAi: true);
        await china.Draft(("ethane", "free"), ("student-visas", "may-stay"));

        await china.Page.ReloadAsync();
        isLost = false;
        await Expect(china.See("cell-ethane-free")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(china.See("cell-student-visas-may-stay")).ToHaveAttributeAsync("aria-selected", "true");
    }
}
