using TradeSim.Agreements;
using TradeSim.Negotiators.Personas;
using TradeSim.Tables;

namespace TradeSim.Negotiators.Aftermaths;

/// <summary>
/// What the envoy does about the promises of others: it asks first, then alleges what the figures bear out,
/// answers in proportion, and takes up again what it let rest once the figures recover.
/// </summary>
internal sealed class Complaints(SeatView view, OwnSide own, Persona persona, Stakes stakes)
{
    private const int ShortOfTheText = 80;

    private Accord Accord => stakes.Accord;

    public Move? Decide() => Resume() ?? Settle() ?? Suspend() ?? Allege() ?? Ask();

    /// <summary>A commitment that rests is taken up again when what it answered is settled or
    /// mended.</summary>
    private Move? Resume()
    {
        foreach (var resting in Accord.Suspensions)
        {
            if (resting.Until is not null || Accord.Find(resting.Commitment)!.Party != own.Party) continue;
            var answered = Accord.Allegations[resting.Allegation - 1];
            if (!answered.IsSettled && !stakes.IsMended(answered)) continue;
            return new(new TableCommand.ResumeCommitment(resting.Commitment),
                $"Allegation {answered.Number} is mended, so commitment {resting.Commitment} is "
                    + "carried out again.");
        }

        return null;
    }

    private Move? Settle() => Accord.OpenBy(own.Party).FirstOrDefault(stakes.IsMended) is not { } mended
        ? null
        : new(new TableCommand.SettleAllegation(mended.Number),
            $"The last figure of commitment {mended.Commitment} is good again; there is nothing left "
                + "to complain of.");

    /// <summary>One own commitment for each breach that is borne out: the one whose worth to them is nearest
    /// to our loss.</summary>
    private Move? Suspend()
    {
        foreach (var allegation in Accord.OpenBy(own.Party))
        {
            if (allegation.Basis != Basis.Supported
                || Accord.Week < allegation.Week + persona.Waits) continue;
            if (Accord.Suspensions.Any(s => s.Allegation == allegation.Number)) continue;
            var broken = Accord.Find(allegation.Commitment)!;
            var theirs = OpponentModel.Of(view, broken.Party).Valuation;
            var loss = stakes.Suffered(broken);
            var answer = Accord.BindingOn(own.Party).Where(c => stakes.Worth(c) < 0)
                .OrderBy(c => Math.Abs(Estimated(theirs, c) - loss)).ThenBy(c => c.Number).FirstOrDefault();
            if (answer is null) continue;
            return new(new TableCommand.SuspendCommitment(answer.Number, allegation.Number),
                $"Commitment {broken.Number} falls short by {loss} points to us; to let "
                    + $"{answer.Number} rest is the "
                + "answer nearest to that, until the figures recover.");
        }

        return null;
    }

    private int Estimated(Scenarios.Valuation theirs, Commitment c) => theirs.Change(
        Accord.Package!.With(c.Issue, view.Agenda.Issues[c.Issue].StatusQuo), c.Issue, c.Promised);

    private Move? Allege()
    {
        foreach (var c in Suspects())
        {
            if (Accord.OpenBy(own.Party).Any(a => a.Commitment == c.Number)) continue;
            if (!persona.IsHard && !WasAsked(c, before: Accord.Week)) continue;
            var basis = Accord.BasisOf(c);
            if (basis == Basis.Unfounded
                || (basis == Basis.Disputed && !persona.IsHard && !persona.Mirrors)) continue;
            return new(new TableCommand.AllegeBreach(c.Number,
                $"We see {Accord.Shown(c.Number)} % of what was promised: "
                    + $"“{c.Text}”. We ask that it be carried out."),
                $"We believe with {Watch.Belief(view, Accord, c)} % that commitment {c.Number} is not "
                    + "kept; it is worth "
                + $"{stakes.Worth(c)} points to us, and "
                + (basis == Basis.Supported ? "the figures bear us out." : "our reading is as good as theirs."));
        }

        return null;
    }

    private Move? Ask()
    {
        foreach (var c in Suspects())
        {
            if (WasAsked(c, before: int.MaxValue)) continue;
            return new(new TableCommand.AskConsultation(c.Number,
                    $"How do you stand with this: “{c.Text}”? The figures show {Accord.Shown(c.Number)} %."),
                $"The figures make us believe with {Watch.Belief(view, Accord, c)} % that commitment "
                    + $"{c.Number} falls "
                + "short; we ask before we accuse.");
        }

        return null;
    }

    /// <summary>The commitments of others that count for us and seem to fall short, the dearest
    /// first.</summary>
    private IEnumerable<Commitment> Suspects() => stakes.Receives
        .Where(c => Accord.EndedBy is null && !Accord.IsSuspended(c.Number)
            && Accord.Shown(c.Number) is not null)
        .Where(c => c.IsAmbiguous ? Accord.Shown(c.Number) < ShortOfTheText
            : Watch.Belief(view, Accord, c) >= persona.Suspicion)
        .OrderByDescending(stakes.Suffered);

    private bool WasAsked(Commitment c, int before) => view.Table.Lines.Exists(l => l.By.Party == own.Party
        && l is TalkLine.Noted { What: TableEvent.ConsultationAsked asked, Week: { } week }
        && asked.Commitment == c.Number && week < before);
}
