using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Sessions;

namespace TradeSim.Client.Replays;

/// <summary>What came of the lap after a deal; it counts apart from the deal.</summary>
/// <param name="Shown">The packages that every side was shown.</param>
/// <param name="Taken">The one that every side would take; null where there is none.</param>
public sealed record LapResult(
    Package Deal, ImmutableArray<Package> Shown, Package? Taken, ImmutableArray<SessionEvent.LapLaid> Answers)
{
    internal static LapResult? Of(IEnumerable<SessionEvent> office)
    {
        var all = office.ToArray();
        return all.OfType<SessionEvent.LapOpened>().LastOrDefault() is not { } opened ? null
            : new(opened.Deal, opened.Packages, all.OfType<SessionEvent.LapClosed>().LastOrDefault()?.Package,
                [.. all.OfType<SessionEvent.LapLaid>()]);
    }
}
