namespace TradeSim.Cli.Loads;

/// <summary>A move that the server acknowledged.</summary>
/// <param name="Mark">The words of it, which no other move of its session has.</param>
/// <param name="Number">Its entry at the table.</param>
/// <param name="Asked">When it was said first, as a stamp of the stopwatch.</param>
/// <param name="Took">How long until the answer.</param>
internal sealed record Said(string Mark, int Number, long Asked, TimeSpan Took);
