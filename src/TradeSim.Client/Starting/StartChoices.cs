using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Tables;

namespace TradeSim.Client.Starting;

/// <summary>What the start form says beyond scenario, side and opponent.</summary>
public sealed class StartChoices
{
    /// <summary>How far the session goes.</summary>
    public Reach Reach { get; set; }

    /// <summary>True where a person plays the own capital.</summary>
    public bool HasPrincipal { get; set; }

    /// <summary>True where an AI sits in the second seat of the own delegation.</summary>
    public bool HasAdviser { get; set; }

    /// <summary>How people of one delegation agree.</summary>
    public Consent Consent { get; set; }

    /// <summary>How far the AI thinks, 1 to 5.</summary>
    public int Level { get; set; } = Opponents.Middle;

    /// <summary>The AI's persona; empty for one that is drawn.</summary>
    public string Persona { get; set; } = "";

    /// <summary>Whether a coach may be asked; null until somebody chooses.</summary>
    public bool? Coach { get; set; }

    /// <summary>True where packages better for every side are shown after a deal.</summary>
    public bool HasLap { get; set; }

    /// <summary>Whether a coach may be asked: unless it was chosen, only where nobody plays against people.</summary>
    public bool HasCoach(bool isAgainstAi) => Coach ?? (isAgainstAi && Awaited.Count == 0);

    /// <summary>Parties for which people are waited for although the AI plays others.</summary>
    public HashSet<string> Awaited { get; } = [];

    /// <summary>What this scenario cannot be played as is put back to the talks only.</summary>
    public void Fit(ScenarioCard card)
    {
        if (Reach == Reach.Campaign && card.Sequels.IsEmpty) Reach = Reach.Aftermath;
        if (Reach == Reach.Aftermath && card.Weeks == 0) Reach = Reach.Talks;
        Awaited.IntersectWith(card.Parties.Select(p => p.Id));
    }

    private static string AdviserSeat(ScenarioCard card, string side) =>
        new Voice(side, card.Parties.First(p => p.Id == side).Seats.First(s => !s.Head).Id).ToString();

    /// <summary>The request of this form.</summary>
    /// <param name="isAgainstAi">True where the AI plays those others that nobody is waited for.</param>
    public SessionRequest Request(ScenarioCard card, string side, string name, bool isAgainstAi, int minutes)
    {
        var others = card.Parties.Select(p => p.Id).Where(p => p != side).ToArray();
        var played = !isAgainstAi ? [] : others.Where(p => !Awaited.Contains(p)).ToArray();
        return new(card.Id, side, name, played.Length > 0 ? Opponents.Name(Persona, Level) : null,
            played.Length < others.Length && minutes > 0 ? minutes : null, Reach,
            played.Length == others.Length ? [] : [.. played], HasPrincipal ? [side] : [],
            HasAdviser ? [AdviserSeat(card, side)] : [], Consent, HasCoach(played.Length > 0), HasLap);
    }
}
