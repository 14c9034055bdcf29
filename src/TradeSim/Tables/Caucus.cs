using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Tables;

/// <summary>A smaller table beside the plenary, for two parties among three or more. Nobody else learns whether it meets.</summary>
/// <remarks>Parties that negotiators play have none: they listen in the plenary alone.</remarks>
public sealed record Caucus(Party First, Party Second)
{
    private const string Prefix = "caucus/";

    /// <summary>The name of its room.</summary>
    public string Room => $"{Prefix}{First.Id}+{Second.Id}";

    /// <summary>The caucuses of a session: one for each two parties that people play, where there are three or more.</summary>
    public static ImmutableArray<Caucus> Of(Agenda agenda, ImmutableArray<string> playedByAi)
    {
        if (agenda.Parties.Length < 3) return [];
        var people = agenda.Parties.Where(p => !playedByAi.Contains(p.Id)).ToArray();
        return [.. people.SelectMany((first, i) => people.Skip(i + 1).Select(second => new Caucus(first, second)))];
    }

    /// <summary>True if this is the name of a caucus.</summary>
    public static bool IsName(string room) => room.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>True if a party sits there.</summary>
    public bool Seats(string party) => First.Id == party || Second.Id == party;

    /// <summary>The plenary's agenda as it lies here: the same issues between these two.</summary>
    public Agenda Agenda(Agenda plenary) =>
        plenary with { Parties = [First, Second], Economy = null, Aftermath = null };
}
