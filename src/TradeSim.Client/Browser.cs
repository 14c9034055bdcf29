using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace TradeSim.Client;

/// <summary>What only the browser can do: its storage, clipboard, theme, scrolling, downloads and printing.</summary>
public sealed class Browser(IJSRuntime js)
{
    private readonly Lazy<Task<IJSObjectReference>> module =
        new(() => js.InvokeAsync<IJSObjectReference>("import", "./js/browser.js").AsTask());

    /// <summary>Fetches what the browser needs for all this, so that it works with the network cut.</summary>
    public Task Prepare() => module.Value;

    /// <summary>Everything kept under keys that begin so.</summary>
    public Task<Dictionary<string, string>> Kept(string prefix) =>
        Ask<Dictionary<string, string>>("kept", prefix);

    /// <summary>Keeps a text in this browser.</summary>
    public Task Keep(string key, string text) => Tell("keep", key, text);

    /// <summary>Forgets what was kept.</summary>
    public Task Forget(string key) => Tell("forget", key);

    /// <summary>Puts a text into the clipboard; false where the browser does not allow it.</summary>
    public Task<bool> Copy(string text) => Ask<bool>("copy", text);

    /// <summary>The other theme from now on.</summary>
    public Task SwitchTheme() => Tell("switchTheme");

    /// <summary>Offers a text as a file.</summary>
    public Task Download(string name, string text) => Tell("download", name, text);

    /// <summary>Offers bytes as a file.</summary>
    public Task Download(string name, byte[] bytes) => Tell("download", name, bytes);

    /// <summary>Scrolls a box to its newest line.</summary>
    public Task ScrollToEnd(ElementReference box) => Tell("scrollToEnd", box);

    /// <summary>Opens the browser's print window for the page as it stands.</summary>
    public Task Print() => Tell("print");

    private async Task<T> Ask<T>(string name, params object?[] with) =>
        await (await module.Value).InvokeAsync<T>(name, with);

    private async Task Tell(string name, params object?[] with) =>
        await (await module.Value).InvokeVoidAsync(name, with);
}
