using Microsoft.AspNetCore.Components;
using TradeSim.Client.Starting;
using TradeSim.Scenarios;

namespace TradeSim.Client.Replays;

/// <summary>Where a branch of a replay begins: who sits where, and what AI delegations would make of it.</summary>
public sealed partial class BranchPanel
{
    private const string NameKey = "tradesim.name";

    private readonly StartChoices choices = new();

    private ElementReference title;
    private string side = "";
    private string opponent = Opponents.Envoy;
    private string name = "";
    private int minutes;
    private bool keepsChance = true;
    private bool busy;
    private string? refusal;

    /// <summary>The replay.</summary>
    [Parameter, EditorRequired] public ReplayModel Model { get; set; } = default!;

    /// <summary>The moment.</summary>
    [Parameter, EditorRequired] public ReplayStep At { get; set; } = default!;

    /// <summary>The party as which it is seen; null for both.</summary>
    [Parameter] public string? As { get; set; }

    /// <summary>Told that nobody wants to branch.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private Door Door { get; set; } = default!;

    [Inject] private Seats Seats { get; set; } = default!;

    [Inject] private Browser Browser { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private Moment Moment => At.Moment;

    private Agenda Agenda => Model.RoundOf(At).Agenda;

    protected override async Task OnInitializedAsync()
    {
        side = As ?? Agenda.Parties[0].Id;
        name = (await Browser.Kept(NameKey)).GetValueOrDefault(NameKey, "");
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await title.FocusAsync();
    }

    private async Task TakeOver()
    {
        (busy, refusal) = (true, null);
        var called = string.IsNullOrWhiteSpace(name) ? "Guest" : name.Trim();
        var reply = await Door.Branch(new(Model.Text, Moment.Entry, side, called,
            opponent.Length > 0 ? Opponents.Name(choices.Persona, choices.Level) : null, keepsChance,
            opponent.Length == 0 && minutes > 0 ? minutes : null, opponent.Length > 0));
        busy = false;
        if (reply.Value is not { } ticket)
        {
            refusal = reply.Refusal!.Because;
            return;
        }

        await Seats.Keep(ticket);
        Navigation.NavigateTo($"play/{ticket.Session}");
    }
}
