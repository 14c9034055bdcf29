using Microsoft.AspNetCore.Components;
using TradeSim.Classes;

namespace TradeSim.Client.Pages;

/// <summary>What a class sees on its wall: how to come in, then how all tables do; without a name.</summary>
public sealed partial class Wall : IAsyncDisposable
{
    private const string KeyWord = "key=";

    private readonly CancellationTokenSource left = new();
    private string? missing;
    private string? pass;

    /// <summary>The class's code.</summary>
    [Parameter] public string Code { get; set; } = "";

    [Inject] private ClassDoor Door { get; set; } = default!;

    [Inject] private ClassPasses Passes { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    private ProjectorView? View => Door.Wall;

    private string? Trouble => missing ?? Door.Closed;

    private string Class => Code.ToUpperInvariant();

    private string Address => $"{Navigation.BaseUri}?code={Class}";

    protected override void OnInitialized()
    {
        Door.Changed += Show;
        _ = Tick();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (KeyIn(Navigation.Uri) is { } brought)
        {
            await Passes.Keep(Class, ClassPasses.Wall, brought);
            // The key lets anybody look in, so it does not stay in the address that a whole room sees.
            Navigation.NavigateTo($"class/{Class}/wall", replace: true);
        }

        pass = await Passes.In(Class, ClassPasses.Wall);
        missing = pass is not null ? null
            : $"This browser has no key to the wall of class {Class}. "
                + "Open the wall from the facilitator's cockpit; its link holds the key.";
        if (pass is not null) await Door.Enter(pass);
    }

    private static string? KeyIn(string address) =>
        new Uri(address).Fragment.TrimStart('#').Split('&')
            .FirstOrDefault(part => part.StartsWith(KeyWord, StringComparison.Ordinal)) is { Length: > 4 } key
            ? Uri.UnescapeDataString(key[KeyWord.Length..]) : null;

    private static string Students(int here) => here == 1 ? "1 student" : $"{here} students";

    private async Task Tick()
    {
        using var seconds = new PeriodicTimer(TimeSpan.FromSeconds(1), Time);
        try
        {
            while (await seconds.WaitForNextTickAsync(left.Token))
                if (View is { DayEnds: not null }) StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private void Show() => InvokeAsync(StateHasChanged);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Door.Changed -= Show;
        await left.CancelAsync();
        left.Dispose();
        // A page that came after may stand at another door by now.
        if (Door.Pass == pass) await Door.Leave();
    }
}
