using System.Collections.Immutable;
using TradeSim.Economies;

namespace TradeSim.Client.Economics.Sandboxes;

/// <summary>Where every control stands; two settings are equal if all controls stand alike.</summary>
public sealed class Settings : IEquatable<Settings>
{
    private readonly ImmutableSortedDictionary<string, double> moved;

    private Settings(ImmutableSortedDictionary<string, double> moved) => this.moved = moved;

    /// <summary>The world of the end of 2024: nothing is moved.</summary>
    public static Settings Base { get; } = new(ImmutableSortedDictionary<string, double>.Empty);

    /// <summary>True if nothing is moved.</summary>
    public bool IsBase => moved.IsEmpty;

    /// <summary>Where a control stands.</summary>
    public double this[Lever lever] => moved.GetValueOrDefault(lever.Key, lever.Default);

    /// <summary>The same with one control elsewhere.</summary>
    public Settings With(Lever lever, double value) =>
        new(value == lever.Default ? moved.Remove(lever.Key) : moved.SetItem(lever.Key, value));

    /// <inheritdoc/>
    public bool Equals(Settings? other) => other is not null && moved.SequenceEqual(other.moved);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Settings);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        moved.Aggregate(0, (hash, m) => HashCode.Combine(hash, m.Key, m.Value));

    internal Horizon Horizon(Levers levers) =>
        new(this[levers.Find(Levers.Years)!], this[levers.Find(Levers.LicenceAge)!]);

    internal Policy Write(Levers levers, Policy into)
    {
        into.Clear();
        foreach (var lever in levers.All)
            if (this[lever] is var value && value != lever.Default)
                lever.Put(into, value);
        return into;
    }
}
