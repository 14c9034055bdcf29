using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using TradeSim.Client.Economics;
using TradeSim.Client.Economics.Sandboxes;

namespace TradeSim.Client.Pages;

/// <summary>The economy without any negotiation: controls on one side, the world's answer on the
/// other.</summary>
public sealed partial class Sandbox : IDisposable
{
    private const string UsualWorld = "world-2022";

    // A browser paints only between tasks. While a hand moves, only the first numbers are worked out.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(120);

    // Browsers refuse an address that changes with every frame.
    private static readonly TimeSpan BetweenLinks = TimeSpan.FromMilliseconds(400);

    private Workbench? bench;
    private Naming? naming;
    private Settings settings = Settings.Base;
    private Answer? answer;
    private Answer? drawn;
    private bool isMissing;
    private bool isCopied;
    private string? remark;
    private string said = "";
    private string shown = "";
    private long linkedAt;
    private int looks;

    /// <summary>The world's name; the usual one if none.</summary>
    [Parameter] public string? WorldId { get; set; }

    [Inject] private EconomyLab Lab { get; set; } = default!;

    [Inject] private Browser Browser { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    private string World => WorldId ?? UsualWorld;

    private string Path => WorldId is null ? "economy" : $"economy/{Uri.EscapeDataString(WorldId)}";

    private string Link =>
        Navigation.ToAbsoluteUri($"{Path}{SandboxLink.Write(settings, bench!.Levers)}").ToString();

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => World == shown ? Task.CompletedTask : Load();

    /// <inheritdoc/>
    public void Dispose()
    {
        looks++;
        Navigation.LocationChanged -= Moved;
    }

    private async Task Load()
    {
        (shown, bench, answer, drawn, isMissing) = (World, null, null, null, false);
        looks++;
        await Browser.Prepare();
        if (await Lab.World(World) is not { } world)
        {
            isMissing = true;
            return;
        }

        (bench, naming) = (new(world, Time), new(world));
        (settings, remark) = SandboxLink.Read(Navigation.Uri, bench.Levers);
        _ = Work();
    }

    private Task Set(Settings now)
    {
        (settings, remark, isCopied) = (now, null, false);
        _ = Work();
        return Task.CompletedTask;
    }

    /// <summary>The nearest answer at once, the others in tasks of their own; later settings put an end
    /// to it.</summary>
    private async Task Work()
    {
        var mine = ++looks;
        var began = bench!.First(settings);
        Show(began);
        if (!await IsLatest(mine, Breath)) return;
        if (Time.GetElapsedTime(linkedAt) > BetweenLinks) WriteLink();
        if (!await IsLatest(mine, Calm)) return;
        await Finish(mine, began);
        if (mine != looks) return;
        WriteLink();
    }

    private async Task Finish(int mine, Answer now)
    {
        var (took, started) = (TimeSpan.Zero, 0L);
        Func<Answer, Answer>[] steps = [bench!.Split, a => bench.Range(a, 1), a => bench.Range(a, 2)];
        foreach (var step in steps)
        {
            if (now.IsUnsolved) break;
            started = Time.GetTimestamp();
            now = step(now);
            took += Time.GetElapsedTime(started);
            Show(now);
            if (!await IsLatest(mine, Breath)) return;
        }

        Show(now with { IsWhole = !now.IsUnsolved, MillisecondsWhole = took.TotalMilliseconds });
        Say();
        if (!await IsLatest(mine, Breath)) return;
        drawn = answer;
        StateHasChanged();
    }

    private async Task<bool> IsLatest(int mine, TimeSpan after)
    {
        await Task.Delay(after, Time);
        return mine == looks;
    }

    private void Show(Answer now)
    {
        answer = now;
        StateHasChanged();
    }

    /// <summary>What a screen reader hears once a drag has ended.</summary>
    private void Say() => said = answer is not { IsWhole: true } known
        ? ""
        : string.Join("; ", naming!.Chief.Select(n =>
            $"{naming.Region(n)}: real income {Percents.Said(known.Regions[n].RealIncome)}"));

    private void WriteLink()
    {
        linkedAt = Time.GetTimestamp();
        if (Link is var link && link != Navigation.Uri) Navigation.NavigateTo(link, replace: true);
    }

    /// <summary>Somebody else changed the address, such as the site's own link to this page.</summary>
    private void Moved(object? sender, LocationChangedEventArgs to)
    {
        if (bench is null || World != shown || to.Location == Link || !IsHere(to.Location)) return;
        var (asked, about) = SandboxLink.Read(to.Location, bench.Levers);
        if (asked.Equals(settings)) return;
        (settings, remark) = (asked, about);
        _ = Work();
    }

    private bool IsHere(string address) =>
        Navigation.ToBaseRelativePath(address).Split('?', '#')[0] == Path;

    private async Task Copy() => isCopied = await Browser.Copy(Link);

    private static string Number(double milliseconds) =>
        milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
