using Microsoft.AspNetCore.Components;
using TradeSim.Client.Replays;

namespace TradeSim.Client.Pages;

/// <summary>All sealed things opened: the result, what was possible, what each side knew and thought.</summary>
public sealed partial class Debrief
{
    private Opened? opened;
    private string? problem;

    /// <summary>The session; null for the file that was opened last.</summary>
    [Parameter] public string? SessionId { get; set; }

    [Inject] private ReplayLibrary Library { get; set; } = default!;

    [Inject] private Browser Browser { get; set; } = default!;

    private int? Viewer => opened is { Model: { } model, Viewer: { } party }
        ? model.Agenda.Parties.Select(p => p.Id).ToList().IndexOf(party)
        : null;

    private int First => Viewer ?? 0;

    private string ReplayHref => SessionId is null ? "replay" : $"replay/{SessionId}";

    protected override Task OnParametersSetAsync() => Load();

    private string MomentHref(int entry) => $"{ReplayHref}?at={entry}";

    private async Task Load()
    {
        (opened, problem) = (null, null);
        await Task.Yield(); // The waiting page is drawn before the work that blocks the browser begins.
        Show(await Library.Open(SessionId));
    }

    private void Import(string text)
    {
        problem = null;
        Show(Library.Import(text));
    }

    private void Show(Opened now) => opened = now;

    private Task Save() => Browser.Download(opened!.Model!.FileName, opened.Model.Text);
}
