namespace TradeSim.Negotiators;

/// <summary>Decides for a delegation from outside: a program that is none of the named negotiators.</summary>
/// <param name="view">All that it may see.</param>
/// <param name="refused">Why the rules refuse its last move in this same turn; null where the turn begins.</param>
/// <returns>What it does at the table, or null where it says nothing. It is asked again after each refusal, so it must give
/// up by itself at some time.</returns>
public delegate Move? Outsider(SeatView view, string? refused);
