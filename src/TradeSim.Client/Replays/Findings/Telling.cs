using TradeSim.Debriefs;

namespace TradeSim.Client.Replays.Findings;

/// <summary>A finding in words. It carries the finding, so nothing can be said that rests on no entry.</summary>
/// <param name="Title">What it was, in a few words.</param>
/// <param name="Words">The numbers and names, in a sentence or two.</param>
/// <param name="When">What its moment is called, where its time alone would not say it.</param>
public sealed record Telling(Finding Finding, string Title, string Words, string? When = null)
{
    /// <summary>The entries of the table that it speaks of, the most telling first.</summary>
    public IEnumerable<int> Moments => (Finding is Finding.Curve curve
            ? new[] { curve.Largest ?? curve.Points[0], curve.Points[0], curve.Points[^1] }.Select(p => p.Entry)
            : Finding.Rests.All.OfType<Rest.AtTable>().Select(r => r.Entry).Prepend(Finding.Rests.Moment))
        .Distinct();
}
