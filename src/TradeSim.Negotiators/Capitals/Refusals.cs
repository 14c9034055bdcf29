using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators.Capitals;

/// <summary>What capitals refused in this round, as everybody heard it.</summary>
/// <param name="Ours">The last package that the own capital refused; null for none.</param>
/// <param name="Theirs">The last package that only another capital refused; null for none.</param>
/// <param name="Against">The interest that cost the last one most, by name.</param>
internal sealed record Refusals(Package? Ours, Package? Theirs, string Against)
{
    public static Refusals Of(SeatView view)
    {
        var heard = new Refusals(null, null, "");
        foreach (var line in view.Table.Lines)
        {
            if (line is not TalkLine.Noted { What: TableEvent.VerdictsAnnounced verdicts }) continue;
            if (verdicts.Verdicts.FirstOrDefault(v => !v.Passed) is not { } first) continue;
            var package = view.Table.Offer(verdicts.Offer)!.Package;
            var own = verdicts.Verdicts.FirstOrDefault(v => v.Party == view.Party && !v.Passed);
            heard = own is not null
                ? heard with { Ours = package, Against = own.Against }
                : heard with { Theirs = package, Against = first.Against };
        }

        return heard;
    }

    /// <summary>True if this very package was refused already.</summary>
    public static bool HasFallen(SeatView view, Package package) =>
        view.Table.Offers.Exists(o => o.Status == OfferStatus.Fallen && o.Package.Equals(package));
}
