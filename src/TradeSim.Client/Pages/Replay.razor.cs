using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TradeSim.Client.Replays;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client.Pages;

/// <summary>The talks again, move by move, from either side or from both.</summary>
public sealed partial class Replay : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.6);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(25);

    private Opened? opened;
    private string? problem;
    private int step;
    private string tab = "board";
    private int? pickedOffer;
    private string? pickedDraft;
    private bool isVerified;
    private string? difference;
    private ReplayModel? verifying;
    private ITimer? player;
    private bool branching;
    private bool noting;
    private bool presenting;
    private Study? study;
    private IJSObjectReference? module;
    private IJSObjectReference? keys;
    private DotNetObjectReference<Replay>? self;

    /// <summary>The session; null for the file that was opened last.</summary>
    [Parameter] public string? SessionId { get; set; }

    /// <summary>A study that the server keeps; null where none is asked for.</summary>
    [Parameter] public string? StudyId { get; set; }

    /// <summary>The table's entry to open at.</summary>
    [SupplyParameterFromQuery(Name = "at")] public int? At { get; set; }

    [Inject] private ReplayLibrary Library { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    /// <summary>The party as which it is seen; null for both.</summary>
    private string? As { get; set; }

    private ReplayModel Model => opened!.Model!;

    private ReplayStep Now => Model.Steps[step];

    private Round Round => Model.RoundOf(Now);

    private bool IsPlaying => player is not null;

    private string Reader => As ?? opened!.Viewer ?? Model.Agenda.Parties[0].Id;

    private Brief? Brief => As is null ? null
        : Standpoint.Fitting(Now.Table.Agenda, Now.Delegations[As].Brief) ?? Round.Scenario.Brief(As);

    private string SeatId => Now.Delegations[Reader].People.Keys.FirstOrDefault(s => s != Delegation.Capital)
        ?? Model.Agenda.Party(Reader)!.Head.Id;

    /// <summary>What the seat that is looked through knew then; null for both, and before it had its brief.</summary>
    private Standpoint? Seen => As is null || Standpoint.Fitting(Now.Table.Agenda, Now.Delegations[As].Brief) is null
        ? null : new(Now.Table, Now.Delegations[As], As, SeatId);

    private string DebriefHref => SessionId is null ? "debrief" : $"debrief/{SessionId}";

    private readonly TradeSim.Client.Aftermaths.Choices choices = new();

    /// <summary>The weeks as the reader knew them; as from the capital's seat nobody can act in a replay.</summary>
    private Standpoint? Weeks => Now.Table.Phase == TablePhase.Aftermath
        ? new(Now.Table, Now.Delegations[Reader], Reader, Delegation.Capital)
        : null;

    private Offer? ShownOffer => pickedDraft is not null ? null
        : ((pickedOffer ?? Now.Moment.Offer) is { } number ? Now.Table.Offer(number) : null)
            ?? Now.Table.Offers.LastOrDefault();

    private Package? Shown => pickedDraft is null ? ShownOffer?.Package
        : Now.Delegations[pickedDraft].Draft is { } draft && Round.Agenda.Fits(draft) ? draft : null;

    private string ShownName => ShownOffer is null && pickedDraft is null ? "your draft" : pickedDraft is not null
        ? $"Draft of {Words.Party(Model.Agenda, pickedDraft)}"
        : $"Offer {ShownOffer!.Number} of {Words.Party(Model.Agenda, ShownOffer.By.Party)}";

    private string ShownWorth => string.Join(", ", Model.Agenda.Parties
        .Select((party, i) => (party.Id, Text:
            $"{Words.Points(Round.Bargain.At(Shown!).Scores[i])} for {party.Short} "
            + $"(no deal: {Round.Bargain.Reservations[i]})"))
        .Where(p => As is null || As == p.Id)
        .Select(p => p.Text)) + ".";

    private SealedReason? Reason => Model.Reasons.FirstOrDefault(r =>
        r.Moment.Entry == Now.Moment.Entry && (As is null || As == r.Party));

    private string Verified => !isVerified ? "Checking …"
        : difference is null ? "Replays exactly"
        : $"Does not replay: {difference}";

    /// <summary>Left and right, home and end, and space.</summary>
    [JSInvokable]
    public void Press(string key)
    {
        if (opened?.Model is null) return;
        if (key == "b") branching = !branching;
        else if (key == " ") Play();
        else Move(key switch
        {
            "ArrowLeft" => step - 1,
            "ArrowRight" => step + 1,
            "Home" => 0,
            _ => Model.Steps.Length,
        });
        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (opened is null) await Load();
        else if (opened.Model is not null && At is { } entry) MoveTo(Model.StepAt(entry));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = await Js.InvokeAsync<IJSObjectReference>("import", "./replays.js");
            keys = await module.InvokeAsync<IJSObjectReference>("listen", self);
        }

        if (opened?.Model is not { } model || isVerified) return;
        await Task.Delay(50); // The page is drawn before every command is decided again.
        if (verifying == model) return;
        verifying = model;
        var found = await Verify(model);
        if (verifying != model) return;
        (difference, isVerified) = (found, true);
        StateHasChanged();
    }

    /// <summary>Decides every command again, a few at a time, so that the page answers meanwhile.</summary>
    private static async Task<string?> Verify(ReplayModel model)
    {
        try
        {
            var slice = Stopwatch.StartNew();
            foreach (var found in Verification.Walk(model.File))
            {
                if (found is not null) return found;
                if (slice.Elapsed < Slice) continue;
                await Task.Delay(1);
                slice.Restart();
            }

            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException) // Foreign data, as in ReplayModel.Read.
        {
            return "the rules cannot decide its commands.";
        }
    }

    private async Task Load()
    {
        (opened, problem) = (null, null);
        await Task.Yield();
        Show(StudyId is { } kept ? await Library.OpenStudy(kept) : await Library.Open(SessionId));
    }

    private void Import(string text)
    {
        problem = null;
        Show(Library.Import(text));
    }

    private void Show(Opened now)
    {
        (opened, isVerified, difference) = (now, false, null);
        if (now.Model is not { } model) return;
        As = now.Viewer;
        (study, noting) = (now.Study, now.Study is not null);
        if (noting) tab = "brief";
        MoveTo(At is { } entry ? model.StepAt(entry) : 0);
    }

    private void Go(StudyNote note)
    {
        Move(Model.StepAt(note.Entry));
        As = note.As;
    }

    private void SeeAs(string? party) => (As, pickedDraft) = (party, null);

    private void Pick(int offer) =>
        (pickedOffer, pickedDraft) = (ShownOffer?.Number == offer ? null : offer, null);

    private void PickDraft(string party) => (pickedOffer, pickedDraft) = (null, party);

    private void Move(int to)
    {
        MoveTo(to);
        if (module is not null) _ = module.InvokeVoidAsync("showAt", Now.Moment.Entry);
    }

    private void MoveTo(int to)
    {
        step = Math.Clamp(to, 0, Model.Steps.Length - 1);
        (pickedOffer, pickedDraft) = (null, null);
    }

    private void Play()
    {
        if (player is not null)
        {
            Stop();
            return;
        }

        if (step == Model.Steps.Length - 1) Move(0);
        player = Time.CreateTimer(_ => _ = InvokeAsync(PlayOn), null, Pace, Pace);
    }

    private void PlayOn()
    {
        if (player is null || opened?.Model is null) return;
        Move(step + 1);
        if (step == Model.Steps.Length - 1) Stop();
        StateHasChanged();
    }

    private void Stop()
    {
        player?.Dispose();
        player = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Stop();
        try
        {
            if (keys is not null) await keys.InvokeVoidAsync("stop");
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listener with it.
        }

        self?.Dispose();
    }
}
