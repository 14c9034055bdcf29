namespace TradeSim.Tables;

/// <summary>A party that a negotiator plays, as everybody at the table knows it.</summary>
/// <param name="Level">How far it thinks, 1 to 5; null where the negotiator knows no levels.</param>
public sealed record AiSide(string Party, int? Level);
