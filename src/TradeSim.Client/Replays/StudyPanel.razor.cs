using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using TradeSim.Protocol;

namespace TradeSim.Client.Replays;

/// <summary>The notes of a study beside its replay: reading, writing and sharing.</summary>
public sealed partial class StudyPanel
{
    private const string Writer = "tradesim client";
    private const string NameKey = "tradesim.name";

    private string heading = "";
    private string text = "";
    private string? refusal;
    private string? link;
    private string said = "";
    private bool sharing;
    private StudyNote? chosen;
    private int? chosenAt;

    /// <summary>The study; null while there are no notes.</summary>
    [Parameter] public Study? Study { get; set; }

    /// <summary>The replay.</summary>
    [Parameter, EditorRequired] public ReplayModel Model { get; set; } = default!;

    /// <summary>The moment that is shown.</summary>
    [Parameter, EditorRequired] public Moment At { get; set; } = default!;

    /// <summary>The party through whose eyes it is shown; null for all.</summary>
    [Parameter] public string? As { get; set; }

    /// <summary>True while the notes are shown large.</summary>
    [Parameter] public bool Presenting { get; set; }

    /// <summary>Told which note to show.</summary>
    [Parameter, EditorRequired] public EventCallback<StudyNote> OnGo { get; set; }

    /// <summary>Told the study as it is after a note came or went; null where none is left.</summary>
    [Parameter, EditorRequired] public EventCallback<Study?> OnChange { get; set; }

    /// <summary>Told to show the notes large, or small again.</summary>
    [Parameter, EditorRequired] public EventCallback OnPresent { get; set; }

    [Inject] private Browser Browser { get; set; } = default!;

    [Inject] private Door Door { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The note that was asked for; otherwise the first of those that stand last at this moment or before it.</summary>
    private int Index
    {
        get
        {
            if (Study is not { } study) return -1;
            if (chosen is { } note && study.Notes.IndexOf(note) is >= 0 and var index) return index;
            var last = study.Notes.LastOrDefault(n => n.Entry <= At.Entry);
            return last is null ? -1 : study.Notes.ToList().FindIndex(n => n.Entry == last.Entry);
        }
    }

    private StudyNote? Current => Index < 0 ? null : Study!.Notes[Index];

    protected override void OnParametersSet()
    {
        // Several notes may stand at one moment, so what was asked for is kept until another moment is shown.
        if (chosen is not null && chosenAt is { } entry && entry != At.Entry) chosen = null;
        if (chosen is not null) chosenAt ??= At.Entry;
    }

    private Task Go(int index)
    {
        (chosen, chosenAt) = (Study!.Notes[index], null);
        return OnGo.InvokeAsync(chosen);
    }

    private async Task Add()
    {
        var name = (await Browser.Kept(NameKey)).GetValueOrDefault(NameKey, "");
        var study = Study is { IsHistory: false } own ? own
            : Study is { } history ? history with { IsHistory = false, By = Author(name) + ", from " + history.By }
            : new($"Notes on {Model.Agenda.Title}", Author(name), "", false, []);
        var note = new StudyNote(At.Entry, As, heading.Trim(), text.Trim(), null, []);
        var more = study with { Notes = [.. study.Notes.Append(note).OrderBy(n => n.Entry)] };
        refusal = note.Heading.Length == 0 ? "Give the note a heading." : StudyFile.Fault(more);
        if (refusal is not null) return;
        (heading, text, link) = ("", "", null);
        (chosen, chosenAt) = (note, At.Entry);
        await OnChange.InvokeAsync(more);
    }

    private async Task Remove(StudyNote note)
    {
        link = null;
        var less = Study! with { Notes = Study.Notes.Remove(note) };
        await OnChange.InvokeAsync(less.Notes.IsEmpty ? null : less);
    }

    private static string Author(string name) => string.IsNullOrWhiteSpace(name) ? "a reader" : name.Trim();

    private string Written => StudyFile.Write(Writer, Study!, Model.Text);

    private Task Save() => Browser.Download(
        Model.FileName.Replace(".tradesim", ".study.tradesim", StringComparison.Ordinal), Written);

    private async Task Share()
    {
        (sharing, refusal, link) = (true, null, null);
        var reply = await Door.Publish(Written);
        sharing = false;
        if (reply.Value is not { } kept)
        {
            refusal = reply.Refusal!.Because;
            return;
        }

        link = Navigation.ToAbsoluteUri($"study/{kept.Id}").ToString();
        said = await Browser.Copy(link) ? "Copied." : "";
    }
}
