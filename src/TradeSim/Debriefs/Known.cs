using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Debriefs;

/// <summary>One change of a missed trade: whom it helps, and who could have known that from what was said.</summary>
/// <param name="Was">The option of the package that is changed.</param>
/// <param name="Worth">What the trade would lose for each party without this change, in points.</param>
/// <param name="Learns">For each party that could learn something, the first message that told it; null where none did.</param>
/// <param name="Ready">The first message in which one that does not gain put the option forward itself; null for none.</param>
public sealed record Known(
    OptionRef Change, int Was, ImmutableArray<int> Worth, ImmutableArray<Learned> Learns, Hint? Ready);

/// <summary>Whether a party was told that another gains by a change. What it gains itself, its own brief says.</summary>
/// <param name="From">The first message that told it; null where nobody could have known it from what was said.</param>
public sealed record Learned(string Party, Hint? From);

/// <summary>A message that named an option, or moved on its issue.</summary>
public sealed record Hint(Grounds Rests, string By, HintKind Kind, int? Offer);

/// <summary>How a message told of an option.</summary>
public enum HintKind
{
    /// <summary>A signal asked for it.</summary>
    Asked,

    /// <summary>A signal held it out.</summary>
    HeldOut,

    /// <summary>An offer contained it.</summary>
    Offered,

    /// <summary>An offer settled its issue otherwise than the same party's offer before.</summary>
    Moved,

    /// <summary>A statement to the press pledged it.</summary>
    Pledged,
}
