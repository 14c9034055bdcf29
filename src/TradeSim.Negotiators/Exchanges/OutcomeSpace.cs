using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators.Exchanges;

/// <summary>The packages of a domain by number, so that a negotiation touches no package at all.</summary>
public sealed class OutcomeSpace
{
    /// <summary>More outcomes than this are not listed one by one.</summary>
    public const int Most = 10_000_000;

    private readonly int[] strides;
    private readonly IReadOnlyList<Package>? listed;

    /// <summary>All packages of issues with so many options each.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="Most"/>.</exception>
    public OutcomeSpace(IReadOnlyList<int> sizes)
    {
        Sizes = [.. sizes];
        strides = new int[sizes.Count];
        var count = 1L;
        for (var i = sizes.Count - 1; i >= 0; i--)
        {
            strides[i] = (int)count;
            count *= sizes[i];
            if (count > Most)
                throw new ArgumentException($"There are more than {Most} outcomes.", nameof(sizes));
        }

        Count = (int)count;
    }

    /// <summary>Only these packages, by their place in the list.</summary>
    public OutcomeSpace(IReadOnlyList<int> sizes, IReadOnlyList<Package> listed)
    {
        Sizes = [.. sizes];
        strides = [];
        this.listed = listed;
        Count = listed.Count;
    }

    /// <summary>True if only some packages are listed.</summary>
    public bool IsPartial => listed is not null;

    /// <summary>How many options each issue has.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>How many outcomes there are.</summary>
    public int Count { get; }

    /// <summary>The option of an issue in an outcome.</summary>
    public int Option(int outcome, int issue) =>
        listed is null ? outcome / strides[issue] % Sizes[issue] : listed[outcome][issue];

    /// <summary>The outcome as a package.</summary>
    public Package Package(int outcome)
    {
        if (listed is not null) return listed[outcome];
        var options = ImmutableArray.CreateBuilder<int>(Sizes.Length);
        for (var i = 0; i < Sizes.Length; i++) options.Add(Option(outcome, i));
        return new(options.MoveToImmutable());
    }

    /// <summary>The number of a package; -1 where it is not listed.</summary>
    public int Outcome(Package package)
    {
        if (listed is null) return package.Select((option, issue) => option * strides[issue]).Sum();
        for (var i = 0; i < listed.Count; i++)
            if (listed[i].Equals(package))
                return i;
        return -1;
    }
}
