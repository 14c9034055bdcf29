using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using TradeSim.Classes;
using TradeSim.Client.Classes;
using TradeSim.Protocol;

namespace TradeSim.Client.Pages;

/// <summary>
/// All tables of a class side by side, with history among them, once the facilitator has ended it.
/// </summary>
public sealed partial class ClassDebrief : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource left = new();
    private ClassResults? results;
    private Answer? refusal;
    private string? warning;
    private string? known;
    private bool isLead;
    private bool isPrinting;

    /// <summary>The class's code.</summary>
    [Parameter] public string Code { get; set; } = "";

    [Inject] private Door Door { get; set; } = default!;

    [Inject] private ClassPasses Passes { get; set; } = default!;

    [Inject] private Browser Browser { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    private string Class => Joining.Clean(Code);

    protected override async Task OnParametersSetAsync()
    {
        if (known == Class) return;
        known = Class;
        await Load();
        _ = Watch(Class);
    }

    private async Task Load()
    {
        (results, refusal, warning) = (null, null, null);
        await Task.Yield(); // The waiting page is drawn before the work that blocks the browser begins.
        await Look();
    }

    private async Task Look()
    {
        var lead = await Passes.In(Class, ClassPasses.Lead);
        isLead = lead is not null;
        if ((lead ?? await Passes.In(Class, ClassPasses.Student)) is not { } pass)
        {
            refusal = Answer.Refused("no-pass-here",
                $"This browser was not in class {Class}. "
                + "Open its debrief where you took part, or join with the code.");
            return;
        }

        var reply = await Door.ClassDebrief(pass);
        if (reply.Value is { } debrief)
            (results, warning) = (ClassResults.Of(debrief, results?.Bargain), null);
        else if (results is null)
            refusal = reply.Refusal;
        else
            warning = reply.Refusal?.Because;
    }

    /// <summary>Looks again for as long as a table is still being closed.</summary>
    private async Task Watch(string code)
    {
        using var looks = new PeriodicTimer(BetweenLooks, Time);
        try
        {
            while (await looks.WaitForNextTickAsync(left.Token) && code == known)
            {
                if (results is not { Waiting: > 0 }) continue;
                await Look();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task Print()
    {
        isPrinting = true;
        StateHasChanged();
        await Task.Yield(); // The sheets must stand before the browser looks at them.
        await Browser.Print();
    }

    private static ImmutableArray<GainPoint> Points(ClassResults room) =>
        [.. room.Deals.Select(d => room.PointOf(d.Deal)).OfType<GainPoint>()];

    private static GainPoint? OwnPoint(ClassResults room) =>
        room.Tables.FirstOrDefault(t => t.IsOwn)?.Deal is { } deal ? room.PointOf(deal) : null;

    private static GainMark[] Marks(ClassResults room)
    {
        var history = new GainMark("History", "H", "history", room.PointOf(room.Bargain.History.Package)!);
        return room.Bargain.Solutions is not { } s ? [history] :
        [
            history,
            new("Nash", "N", "solution", room.PointOf(s.Nash.Package)!),
            new("Kalai-Smorodinsky", "K", "solution", room.PointOf(s.KalaiSmorodinsky.Package)!),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        left.Dispose();
    }
}
