using TradeSim.Debriefs;

namespace TradeSim.Client.Replays.Findings;

/// <summary>A finding in words. It carries the finding, so nothing can be said that rests on no entry.</summary>
/// <param name="Title">What it was, in a few words.</param>
/// <param name="Words">The numbers and names, in a sentence or two.</param>
public sealed record Telling(Finding Finding, string Title, string Words)
{
    /// <summary>The entries of the table that it speaks of, the moment first.</summary>
    public IEnumerable<int> Moments => Finding.Rests.All.OfType<Rest.AtTable>().Select(r => r.Entry)
        .Prepend(Finding.Rests.Moment).Distinct();
}
