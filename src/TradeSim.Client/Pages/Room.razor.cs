using Microsoft.AspNetCore.Components;
using TradeSim.Client.Economics;
using TradeSim.Client.Insiders;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client.Pages;

/// <summary>The negotiation room of one seat: brief, board, talk, and the draft between them.</summary>
public sealed partial class Room : IAsyncDisposable
{
    private const string BoardTab = "board";

    private KeptSeat? seat;
    private bool searching = true;
    private bool busy;
    private SharedDraft? draft;
    private Forecaster? lab;
    private bool isLabMissing;
    private bool isPreparing;
    private string tab = BoardTab;
    private int? looked;
    private int linesSeen;
    private int unheard;
    private string? refusal;
    private string? talkRefusal;

    /// <summary>The session's id, from the address.</summary>
    [Parameter] public string SessionId { get; set; } = "";

    [Inject] private Door Door { get; set; } = default!;

    [Inject] private Seats Seats { get; set; } = default!;

    [Inject] private Browser Browser { get; set; } = default!;

    [Inject] private EconomyLab Economy { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = TimeProvider.System;

    private Table Table => Door.Room?.Table ?? Table.Empty;

    private Brief? Brief => Standpoint.Fitting(Table.Agenda, Door.Room?.Delegation.Brief);

    private Package? Draft => draft?.Package;

    /// <summary>The package that the board shows.</summary>
    private Package? OnBoard => Looked?.Package ?? Asked ?? Draft;

    /// <summary>True while a branch waits: nothing was said since it began.</summary>
    private bool IsHandedOver => Table.Lines.LastOrDefault() is TalkLine.Noted { What: TableEvent.HandedOver };

    private string Me => seat!.Ticket.Party;

    private (string Id, string Name)[] Parts =>
    [
        (BoardTab, Table.Phase == TablePhase.Aftermath ? "Weeks" : "Board"),
        ("talk", Unheard > 0 ? $"Talk ({Unheard} new)" : "Talk"),
        ("brief", "Brief"),
    ];

    private Offer? Looked =>
        looked is { } number ? Table.Offer(number) : null;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (seat?.Ticket.Session == SessionId) return;
        (seat, searching) = (await Seats.In(SessionId), false);
        if (seat is null) return;
        draft = new(Door, Browser, Time, SessionId, Me);
        await draft.Recall();
        Door.Changed -= Heard;
        Door.Changed += Heard;
        await Door.Enter(seat.Ticket);
        await EnterClass();
        await Seats.Keep(seat);
    }

    private void Heard() => _ = InvokeAsync(async () =>
    {
        if (Table.Agenda is null || seat is null || draft is null) return;
        var hearing = draft.Hear(Door.Room!);
        Count();
        StateHasChanged();
        await Remember(Table.Agenda);
        await hearing;
        await Foresee();
    });

    /// <summary>What the start page says about this seat.</summary>
    private async Task Remember(Agenda agenda)
    {
        var known = seat! with
        {
            Title = agenda.Title,
            PartyName = agenda.Party(Me)?.Name ?? Me,
            IsOver = Table.Phase == TablePhase.Over,
        };
        if (known == seat) return;
        seat = known;
        await Seats.Keep(known);
    }

    private void Turn(string to)
    {
        tab = to;
        if (to == "talk" && talk == TalkTabs.Table) unheard = 0;
        if (to == "talk" && IsInside) insideSeen = Inside;
    }

    private void Look(int number)
    {
        looked = looked == number ? null : number;
        reading = null;
        if (looked is not null) tab = BoardTab;
        _ = Foresee();
    }

    private Task Start(Package package)
    {
        (looked, reading, tab) = (null, null, BoardTab);
        return Redraft(package);
    }

    private async Task Redraft(Package package)
    {
        refusal = null;
        var foreseeing = Foresee(package);
        await draft!.Change(package);
        await foreseeing;
        if (Door.Room is { } room) await draft.Hear(room);
    }

    private Forecast? Known(Package? package) => package is null ? null : lab?.Known(package);

    /// <summary>Works out what the package on the board would do, then what the offers would; nobody waits for it.</summary>
    private async Task Foresee(Package? package = null)
    {
        if (Table.Agenda is not { Economy: not null } agenda || isPreparing) return;
        if (labOf != agenda.Scenario) (lab, labOf) = (null, agenda.Scenario);
        isPreparing = lab is null;
        lab ??= await Economy.For(agenda);
        (isPreparing, isLabMissing) = (false, lab is null);
        StateHasChanged();
        if (lab is null || (package ?? Applied ?? OnBoard) is not { } shown || !agenda.Fits(shown)) return;
        await lab.Look(shown, StateHasChanged);
        await lab.Glance([.. Table.Offers.Select(o => o.Package).Reverse()], StateHasChanged);
    }

    private async Task Say(TableCommand command) => refusal = await Told(command);

    private async Task<bool> Speak(TableCommand command) => (talkRefusal = await Told(command)) is null;

    private async Task<string?> Told(TableCommand command)
    {
        (busy, refusal, talkRefusal) = (true, null, null);
        StateHasChanged();
        try
        {
            return (await Door.Say(command)).Because;
        }
        finally
        {
            busy = false;
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Door.Changed -= Heard;
        ClassDoor.Changed -= HeardClass;
        await Door.Leave();
    }
}
