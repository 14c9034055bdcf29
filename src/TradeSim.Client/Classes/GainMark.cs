using TradeSim.Classes;

namespace TradeSim.Client.Classes;

/// <summary>A labelled point of the class picture.</summary>
/// <param name="Letters">What names it where there is no room for words.</param>
/// <param name="Kind">"agreement", "history" or "solution": its mark.</param>
public sealed record GainMark(string Name, string Letters, string Kind, GainPoint At);
