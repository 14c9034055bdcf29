using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Sessions;

/// <summary>The session that a branch comes from, and what became of it after the moment where they part.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Checksum">Of its replay file.</param>
/// <param name="Entry">The last entry of the table's journal that both share.</param>
/// <param name="Round">The round in which they part, counted from 1.</param>
/// <param name="Agreement">What that round came to there; null for no deal.</param>
/// <param name="Offers">What was still offered in that round there, in order.</param>
public sealed record Origin(
    string Session, string Checksum, int Entry, int Round, Package? Agreement, ImmutableArray<OfferOnceMade> Offers);

/// <summary>An offer of the original that the branch never saw.</summary>
/// <param name="Entry">Its entry in the original's table.</param>
public sealed record OfferOnceMade(int Entry, string Party, Package Package);
