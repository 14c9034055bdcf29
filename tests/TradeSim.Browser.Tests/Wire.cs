using Microsoft.Playwright;

namespace TradeSim.Browser.Tests;

/// <summary>The WebSocket between a page and the server, as a test may disturb it.</summary>
internal static class Wire
{
    /// <summary>Passes a frame on, unless it is to be lost.</summary>
    public static void PassOn(IWebSocketRoute to, IWebSocketFrame frame, bool unless)
    {
        if (unless) return;
        if (frame.Text is { } text) to.Send(text);
        else to.Send(frame.Binary!);
    }
}
