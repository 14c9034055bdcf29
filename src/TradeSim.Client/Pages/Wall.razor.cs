using Microsoft.AspNetCore.Components;
using TradeSim.Classes;
using TradeSim.Client.Classes;

namespace TradeSim.Client.Pages;

/// <summary>What a class sees on its wall: how to come in, then how all tables do; without a name.</summary>
public sealed partial class Wall : IAsyncDisposable
{
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

    private string Class => Joining.Clean(Code);

    private string Address => $"{Navigation.BaseUri}?code={Class}";

    protected override void OnInitialized()
    {
        Door.Changed += Show;
        _ = Tick();
    }

    protected override async Task OnParametersSetAsync()
    {
        // The key lets anybody look in, so it does not stay in the address that a whole room sees.
        if (await Passes.Take(Navigation.Uri, Class, ClassPasses.Wall) is { } bare)
            Navigation.NavigateTo(bare, replace: true);

        pass = await Passes.In(Class, ClassPasses.Wall);
        missing = pass is not null ? null
            : $"This browser has no key to the wall of class {Class}. "
                + "Open the wall from the facilitator's cockpit; its link holds the key.";
        if (pass is not null) await Door.Enter(pass);
    }

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
