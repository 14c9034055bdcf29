using TradeSim.Scenarios;

namespace TradeSim.Tests.Worlds;

/// <summary>The package space gone through one by one: slow, and too simple to be wrong.</summary>
internal static class Packages
{
    public static IEnumerable<Package> All(IReadOnlyList<int> sizes) =>
        sizes.Aggregate((IEnumerable<int[]>)[[]], (heads, n) =>
                heads.SelectMany(head => Enumerable.Range(0, n).Select(o => (int[])[.. head, o])))
            .Select(options => new Package([.. options]));

    public static bool Dominates(IReadOnlyList<int> one, IReadOnlyList<int> other) =>
        Covers(one, other) && !one.SequenceEqual(other);

    public static bool Covers(IReadOnlyList<int> one, IReadOnlyList<int> other) =>
        one.Zip(other).All(pair => pair.First >= pair.Second);
}
