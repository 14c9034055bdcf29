using System.Collections.Immutable;

namespace TradeSim.Client.Economics.Sandboxes;

/// <summary>A moment of 2025 that one button puts in force.</summary>
/// <param name="Sets">Values by the keys of their controls; all others stay.</param>
/// <param name="About">What it sets, and where the numbers are from.</param>
public sealed record Rung(string Id, string Name, string About,
    ImmutableArray<(string Key, double Value)> Sets)
{
    /// <summary>True for the rung that puts everything back.</summary>
    public bool IsReset => Sets.IsEmpty;

    /// <summary>The settings after its button is pressed.</summary>
    public Settings Apply(Settings now, Levers levers)
    {
        if (IsReset) return Settings.Base;
        foreach (var (key, value) in Sets)
            if (levers.Find(key) is { } lever)
                now = now.With(lever, lever.Nearest(value));
        return now;
    }
}

/// <summary>The named moments, in the order of their dates.</summary>
public static class Ladder
{
    // May 2025 brought 46 of some 600 t of magnets to the US, June 353 t. The world got 1,238 t in May,
    // 74 % less than the year before, and 3,188 t in June, 38 % less: 29 and 62 % for all but the US.
    private static readonly ImmutableArray<Rung> All =
    [
        new("base", "End of 2024",
            "Puts every control back: the duties of the end of 2024, no licences.", []),
        new("peak", "Peak of May 2025",
            "Sets the tariffs before Geneva: "
            + "US on China +145, China on the US +125, US on all others +10 points.",
            [("us", 145), ("cn", 125), ("all", 10), ("back", 0)]),
        new("geneva", "After Geneva",
            "Sets the tariffs of 14 May 2025: "
            + "US on China +30, China on the US +10, US on all others +10 points.",
            [("us", 30), ("cn", 10), ("all", 10), ("back", 0)]),
        new("magnets", "May 2025's magnets",
            "Sets what China's customs counted in May 2025: 8\u00a0% of the usual magnets "
            + "for the US (46 t), 29\u00a0% for all others; this quarter.",
            [("rem", 8), ("remw", 29), (Levers.LicenceAge, 0)]),
        new("london", "After London",
            "Sets Geneva's tariffs, and the magnets of June 2025: "
            + "59\u00a0% of the usual for the US (353 t), 62\u00a0% for all others; 3 months old.",
            [("us", 30), ("cn", 10), ("all", 10), ("back", 0), ("rem", 59), ("remw", 62),
                (Levers.LicenceAge, 0.25)]),
    ];

    /// <summary>The moments that move anything in a world.</summary>
    public static ImmutableArray<Rung> Of(Levers levers) =>
        [.. All.Where(r => r.IsReset
            || r.Sets.Any(s => s.Value != 0 && levers.Find(s.Key)?.Group < LeverGroup.Time))];
}
