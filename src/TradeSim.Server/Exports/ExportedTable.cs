using TradeSim.Protocol;

namespace TradeSim.Server.Exports;

/// <summary>One table of a class as it is exported: its number in the class, and all its rooms.</summary>
/// <param name="Replay">People are named in it only as <see cref="TradeSim.Classes.Student.Pseudonym"/> says.</param>
/// <param name="AiStretches">
/// By party, how often an AI held a seat in a person's place; null where not known.
/// </param>
internal sealed record ExportedTable(
    int Number, ReplayFile Replay, IReadOnlyDictionary<string, int>? AiStretches = null)
{
    /// <summary>The replay as the text that its file holds, the same to the byte.</summary>
    public string Text => ReplayFile.Write(Replay.Header.WrittenBy, Replay.Session, Replay.Table,
        Replay.Caucuses.Select(c => KeyValuePair.Create(c.Key, c.Value.AsEnumerable())),
        Replay.Delegations.Select(d => KeyValuePair.Create(d.Key, d.Value.AsEnumerable())));
}
