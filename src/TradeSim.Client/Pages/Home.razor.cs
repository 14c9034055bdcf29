using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using TradeSim.Client.Classes;
using TradeSim.Client.Starting;
using TradeSim.Protocol;

namespace TradeSim.Client.Pages;

/// <summary>The start page: three doors, and the way back to unfinished sessions of this browser.</summary>
public sealed partial class Home
{
    private const string Ai = Opponents.Envoy;
    private const string NameKey = "tradesim.name";

    private readonly StartChoices choices = new();

    private ImmutableArray<ScenarioCard>? cards;
    private IReadOnlyList<KeptSeat> unfinished = [];
    private ImmutableArray<StudyCard> studies = [];
    private bool failed;
    private bool busy;
    private string scenario = "";
    private string side = "";
    private string opponent = Ai;
    private string name = "";
    private string code = "";
    private string wishedParty = "";
    private string wishedSeat = "";
    private bool hasWish;
    private int minutes;
    private string? playRefusal;
    private string? joinRefusal;
    private string? replayRefusal;

    /// <summary>The code in an invitation link.</summary>
    [SupplyParameterFromQuery(Name = "code")] public string? Invited { get; set; }

    /// <summary>The side in an invitation link.</summary>
    [SupplyParameterFromQuery(Name = "party")] public string? InvitedParty { get; set; }

    /// <summary>The seat in an invitation link.</summary>
    [SupplyParameterFromQuery(Name = "seat")] public string? InvitedSeat { get; set; }

    [Inject] private Door Door { get; set; } = default!;

    [Inject] private Joining Joining { get; set; } = default!;

    [Inject] private Seats Seats { get; set; } = default!;

    [Inject] private Browser Browser { get; set; } = default!;

    [Inject] private ReplayShelf Shelf { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private bool IsAgainstAi => opponent.Length > 0;

    private ScenarioCard? Card => cards?.FirstOrDefault(c => c.Id == scenario);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        code = Invited ?? "";
        (wishedParty, wishedSeat) = (InvitedParty ?? "", InvitedSeat ?? "");
        hasWish = wishedParty.Length + wishedSeat.Length > 0;
        name = (await Browser.Kept(NameKey)).GetValueOrDefault(NameKey, "");
        unfinished = [.. (await Seats.All()).Where(s => !s.IsOver)];
        await Load();
    }

    private async Task Load()
    {
        (failed, cards) = (false, null);
        cards = await Door.Scenarios();
        failed = cards is null;
        if (cards is { IsDefaultOrEmpty: false } found) Choose(found[0].Id);
        if (!failed) studies = await Door.Studies();
    }

    private void Choose(string? id)
    {
        scenario = id ?? "";
        if (Card is not { } card) return;
        if (card.Parties.All(p => p.Id != side)) side = card.Parties[0].Id;
        choices.Fit(card);
    }

    /// <summary>"Geneva, then London": the places, without the months.</summary>
    private static string Campaign(ScenarioCard card) =>
        string.Join(", then ", card.Sequels.Insert(0, card.Title).Select(t => t.Split(',')[0]));

    private async Task Play()
    {
        if (Card is not { } card) return;
        var request = choices.Request(card, side, Name(), IsAgainstAi, minutes);
        playRefusal = await Sit(() => Door.Open(request));
    }

    private async Task Join()
    {
        if (Joining.IsClass(code))
        {
            (busy, joinRefusal) = (true, null);
            await Browser.Keep(NameKey, name.Trim());
            joinRefusal = string.IsNullOrWhiteSpace(name)
                ? "Write your name, or one that you choose, so that your class knows you."
                : await Joining.Enter(code, name.Trim(), false);
            busy = false;
            if (joinRefusal is null) Navigation.NavigateTo($"class/{Joining.Clean(code)}");
            return;
        }

        joinRefusal = string.IsNullOrWhiteSpace(code)
            ? "Type the code first; the person who opened the session has it."
            : await Sit(() => Door.Join(
                new(code.Trim().ToUpperInvariant(), Name(), Wish(wishedParty), Wish(wishedSeat))));
    }

    /// <summary>Takes the seat and goes there; otherwise says why not.</summary>
    private async Task<string?> Sit(Func<Task<Reply<SeatTicket>>> ask)
    {
        (busy, playRefusal, joinRefusal) = (true, null, null);
        try
        {
            await Browser.Keep(NameKey, name.Trim());
            var reply = await ask();
            if (reply.Value is not { } ticket)
                return reply.Refusal?.Because ?? "The server gave no answer. Try again.";
            await Seats.Keep(ticket);
            Navigation.NavigateTo($"play/{ticket.Session}");
            return null;
        }
        finally
        {
            busy = false;
        }
    }

    private static string? Wish(string wished) => wished.Length > 0 ? wished : null;

    private string Name() => string.IsNullOrWhiteSpace(name) ? "Guest" : name.Trim();

    private async Task Forget(KeptSeat kept)
    {
        await Seats.Forget(kept.Ticket.Session);
        unfinished = [.. unfinished.Where(s => s != kept)];
    }

    private async Task OpenReplay(InputFileChangeEventArgs chosen)
    {
        replayRefusal = null;
        if (chosen.File.Size > ReplayFile.MostCharacters)
        {
            replayRefusal = "The file is too large to be the replay of one session; choose another file.";
            return;
        }

        using var reader = new StreamReader(chosen.File.OpenReadStream(ReplayFile.MostCharacters));
        Shelf.Text = await reader.ReadToEndAsync();
        Navigation.NavigateTo("replay");
    }
}
