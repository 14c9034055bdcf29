using TradeSim.Client.Aftermaths;
using TradeSim.Client.Insiders;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client.Pages;

/// <summary>The second level: the delegation's own room, the text before it is signed, and the weeks after.</summary>
public sealed partial class Room
{
    private readonly Choices choices = new();
    private string? labOf;
    private readonly Dictionary<string, int> apartSeen = [];

    /// <summary>Whose talk is open: the table's, the own delegation's, or a caucus's.</summary>
    private string talk = TalkTabs.Table;
    private int insideSeen;
    private int roundSeen;
    private int unheardThere;

    /// <summary>What is read as a text: an offer's number, or 0 for the draft; null for nothing.</summary>
    private int? reading;

    private bool IsInside => talk == TalkTabs.Inside;

    /// <summary>The open caucus; null while another talk is open.</summary>
    private Table? Apart => Door.Room?.Caucuses.FirstOrDefault(c => c.Key == talk).Value;

    private (string Room, string Name, int Unheard)[] Caucuses => [.. (Door.Room?.Caucuses ?? [])
        .Where(c => c.Value.Agenda is not null)
        .Select(c => (c.Key, c.Value.Agenda!.Parties.First(p => p.Id != Me).Short,
            c.Key == talk && tab == "talk" ? 0 : c.Value.Lines.Count(l => l.By.Party != Me && !l.By.IsOffice)
                - apartSeen.GetValueOrDefault(c.Key)))];

    private Standpoint At => new(Table, Door.Room!.Delegation, Me, seat!.Ticket.Seat) { Names = Mates };

    private int Inside => Door.Room?.Delegation.Talk.Count ?? 0;

    private int UnheardInside => IsInside && tab == "talk" ? 0 : Math.Max(0, Inside - insideSeen);

    private int Unheard => unheard + UnheardInside + Caucuses.Sum(c => c.Unheard);

    /// <summary>The capital sees the draft that it is asked about; the delegation its own.</summary>
    private Package? Asked =>
        At.IsCapital && At.Delegation.Calls.LastOrDefault() is { Answer: null, Ask.Draft: { } asked } ? asked : null;

    /// <summary>What is applied in the weeks after the talks.</summary>
    private Package? Applied =>
        Table is { Phase: TablePhase.Aftermath, Accord: { Package: not null } accord, Agenda: { } agenda }
            ? accord.Applied(agenda)
            : null;

    private Package? ReadPackage => reading switch
    {
        null => null,
        0 => Draft,
        { } number => Table.Offer(number)?.Package,
    };

    private string ReadName => reading is { } number and > 0 && Table.Offer(number) is { } offer
        ? $"Offer {number} of {Words.Party(Table.Agenda, offer.By.Party)} as a text"
        : "Your draft as a text";

    private bool MaySign => reading is { } number and > 0 && At.Speaks
        && Table.Phase is TablePhase.Talking or TablePhase.LastCall
        && Table.Offer(number) is { IsOpen: true } offer && offer.By.Party != Me && !offer.AcceptedBy.Contains(Me);

    private void Read(int? number)
    {
        (reading, refusal) = (number, null);
        if (number is not null) tab = BoardTab;
    }

    private void ReadOffer(int? number) => Read(number ?? 0);

    private async Task Sign()
    {
        refusal = await Told(new TableCommand.AcceptOffer(reading!.Value));
        if (refusal is null) reading = null;
    }

    /// <summary>Says something about the weeks; why it did not count stands in the bar below.</summary>
    private async Task<bool> Act(TableCommand command) => (refusal = await Told(command)) is null;

    private void GoTo(string where)
    {
        talk = where;
        if (IsInside) insideSeen = Inside;
        else if (talk == TalkTabs.Table) (unheard, unheardThere) = (0, 0);
        SeeApart();
    }

    private void SeeApart()
    {
        if (Apart is { } apart) apartSeen[talk] = apart.Lines.Count(l => l.By.Party != Me && !l.By.IsOffice);
    }

    private async Task<string?> SayApart(TableCommand command) => (await Door.SayIn(talk, command)).Because;

    /// <summary>Counts what was said where this person does not look.</summary>
    private void Count()
    {
        if (roundSeen != Table.Earlier.Count)
            (roundSeen, linesSeen, looked, reading) = (Table.Earlier.Count, 0, null, null);
        var said = linesSeen > 0 ? Table.Lines.Skip(linesSeen).Count(l => l.By.Party != Me) : 0;
        if (tab != "talk" || talk != TalkTabs.Table) unheard += said;
        if (talk != TalkTabs.Table) unheardThere += said;
        linesSeen = Table.Lines.Count;
        if (IsInside) insideSeen = Inside;
        SeeApart();
    }

    private async Task<string?> Tell(DelegationCommand command)
    {
        busy = true;
        StateHasChanged();
        try
        {
            return (await Door.Say(Me, command)).Because;
        }
        finally
        {
            busy = false;
            StateHasChanged();
        }
    }
}
