using System.Collections.Immutable;

namespace TradeSim.Debriefs;

/// <summary>One written entry that a statement of the debrief rests on: a room of the session, and the number there.</summary>
public abstract record Rest
{
    private Rest(int entry) => Entry = entry;

    /// <summary>The number of the entry in its room's journal.</summary>
    public int Entry { get; }

    /// <summary>An entry that everybody at the table heard.</summary>
    public sealed record AtTable(int Entry) : Rest(Entry);

    /// <summary>An entry that the two parties of a caucus heard.</summary>
    public sealed record InCaucus(string Room, int Entry) : Rest(Entry);

    /// <summary>An entry of one party's delegation, opened now.</summary>
    public sealed record InDelegation(string Party, int Entry) : Rest(Entry);
}

/// <summary>What a statement of the debrief rests on. It is never empty: what rests on nothing cannot be said.</summary>
/// <param name="Moment">The entry of the table at which the replay shows it.</param>
/// <param name="First">The entry that the statement is about.</param>
/// <param name="More">Further entries that it speaks of.</param>
public sealed record Grounds(int Moment, Rest First, ImmutableArray<Rest> More)
{
    /// <summary>Rests on entries of the table alone; the first is the moment.</summary>
    public static Grounds AtTable(int moment, params IEnumerable<int> more) =>
        new(moment, new Rest.AtTable(moment), [.. more.Select(e => new Rest.AtTable(e))]);

    /// <summary>All entries, the first one first.</summary>
    public IEnumerable<Rest> All => More.Prepend(First);

    /// <summary>The same, resting on more.</summary>
    public Grounds And(params IEnumerable<Rest> more) => this with { More = [.. More, .. more] };
}
