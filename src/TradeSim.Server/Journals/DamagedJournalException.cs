namespace TradeSim.Server.Journals;

/// <summary>A stream's lines are not those that were written. Nothing of it may be played or shown; asking again does not help.</summary>
/// <remarks>Neither the room nor what stands there is named: the silo logs what grains throw.</remarks>
/// <param name="line">The first line at which it shows.</param>
[GenerateSerializer, Alias("damaged-journal")]
internal sealed class DamagedJournalException(int line)
    : Exception($"The record of this session is damaged at line {line}; ask whoever runs the server to restore it from a backup.");
