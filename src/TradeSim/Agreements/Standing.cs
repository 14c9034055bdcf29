using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Scenarios;

namespace TradeSim.Agreements;

/// <summary>How a statement to the press sounds.</summary>
[JsonConverter(typeof(ByName<Tone>))]
public enum Tone
{
    /// <summary>It pledges an option in public: kept, it pleases at home; broken, it costs.</summary>
    Firm,

    /// <summary>It praises the talks: it raises trust at the table and irritates at home.</summary>
    Warm,
}

/// <summary>A statement to the press, which both sides and both publics read.</summary>
/// <param name="Pledge">What it pledges to hold; null where it is warm.</param>
public sealed record PressStatement(string Party, Tone Tone, OptionRef? Pledge, string Words);

/// <summary>What everybody knows of the parties beside the offers: how far each is trusted, and what was said in public.</summary>
/// <param name="Trust">How far the word of each party is believed, 0 to 100.</param>
/// <param name="Statements">Statements of this round, in order.</param>
/// <param name="Moods">What events did to the mood of each country, in points of support.</param>
public sealed record Standing(
    ImmutableSortedDictionary<string, int> Trust, ImmutableArray<PressStatement> Statements,
    ImmutableSortedDictionary<string, int> Moods)
{
    /// <summary>Trust where nothing is known of a party.</summary>
    public const int Fresh = 50;

    /// <summary>What a kept pledge adds to support at home.</summary>
    public const int Kept = 2;

    /// <summary>What a broken pledge costs at home.</summary>
    public const int Broken = 4;

    /// <summary>What praise of the talks costs at home, each time.</summary>
    public const int Warmth = 1;

    /// <summary>What praise of the talks adds to the trust in who speaks so, each time.</summary>
    public const int WarmWords = 2;

    private const int TrustPerPoint = 10;

    /// <summary>Nobody has said or done anything yet.</summary>
    public static Standing Blank { get; } = new(
        ImmutableSortedDictionary<string, int>.Empty, [], ImmutableSortedDictionary<string, int>.Empty);

    /// <summary>How far a party's word is believed, 0 to 100.</summary>
    public int TrustIn(string party) => Trust.GetValueOrDefault(party, Fresh);

    /// <summary>What the mood of its country adds to every constituency's support for a package.</summary>
    /// <remarks>Own pledges kept or broken, own praise of the talks, trust in the others, and events.</remarks>
    public int MoodOf(string party, Agenda agenda, Package package)
    {
        var mood = Moods.GetValueOrDefault(party);
        var own = Statements.Where(s => s.Party == party).ToArray();
        mood -= Warmth * own.Count(s => s.Tone == Tone.Warm);
        // The last pledge on an issue is the one that is remembered.
        foreach (var pledge in own.Select(s => s.Pledge).OfType<OptionRef>().GroupBy(p => p.Issue).Select(g => g.Last()))
            if (agenda.Has(pledge))
                mood += package[pledge.Issue] == pledge.Option ? Kept : -Broken;
        var others = agenda.Parties.Where(p => p.Id != party).Select(p => TrustIn(p.Id)).ToArray();
        return others.Length == 0 ? mood : mood + ((others.Sum() / others.Length) - Fresh) / TrustPerPoint;
    }

    /// <summary>The same with one party believed more or less.</summary>
    public Standing With(string party, int change) =>
        this with { Trust = Trust.SetItem(party, Math.Clamp(TrustIn(party) + change, 0, 100)) };

    /// <summary>What goes on into the next round: trust, and nothing that was said.</summary>
    public Standing CarriedOver => Blank with { Trust = Trust };
}
