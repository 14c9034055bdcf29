using System.Text.Json;
using TradeSim.Negotiators;
using TradeSim.Tables;

namespace TradeSim.Cli.Bridges;

/// <summary>Lets a program outside speak for one of two delegations in the talks.</summary>
internal sealed class Spokesman(string party, OutsideProgram program)
{
    private const int MostRefusals = 3;

    private Wording? wording;
    private int deadline;
    private int round;
    private int refusals;

    /// <summary>The program's next move; null where there is nothing to say.</summary>
    /// <param name="refused">Why the rules refuse its last answer to this same turn; null where a turn begins.</param>
    /// <exception cref="UnusableException">It is gone, too slow, or says what makes no sense.</exception>
    public Move? Decide(SeatView view, string? refused)
    {
        var theirs = view.Table.Offers.FindLast(o => o.By.Party != party);
        if (refused is not null) Refuse(refused);
        else
        {
            if (view.Table.Phase == TablePhase.LastCall && view.Table.OpenOfferTo(party) is null) return null;
            if (wording is null) Begin(view, theirs is null);
            refusals = 0;
            program.Say(new
            {
                turn = new { round = ++round, offer = theirs is null ? null : wording!.Write(theirs.Package) },
            });
        }

        while (true)
        {
            var said = program.Hear();
            try
            {
                if (Read(view, theirs, said, out var because) is { } move) return move;
                Refuse(because);
            }
            catch (MalformedException e)
            {
                throw program.Nonsense(said.GetRawText(), e.Message);
            }
        }
    }

    /// <summary>Tells how the talks ended.</summary>
    public void Leave(object over) => program.Leave(over);

    private void Begin(SeatView view, bool movesFirst)
    {
        var agenda = view.Table.Agenda!;
        (wording, deadline) = (Worded.Of(agenda), OutsideBrief.Deadline(view.Table));
        program.Say(OutsideBrief.Of(agenda, view.Own.Brief!, deadline, movesFirst));
        var said = program.Hear();
        if (said.EnumerateObject().Count() != 1 || !said.TryGetProperty("ready", out var ready)
            || ready.ValueKind != JsonValueKind.True)
            throw program.Nonsense(said.GetRawText(), "Answer \"init\" with {\"ready\":true}.");
    }

    private void Refuse(string because)
    {
        if (++refusals > MostRefusals)
            throw program.Fault($"the rules refused {refusals} answers to one turn. {because}");
        program.Say(new { error = because });
    }

    private Move? Read(SeatView view, Offer? theirs, JsonElement said, out string because)
    {
        because = "";
        Strict.Keys(said, "The answer", [], "offer", "accept", "end");
        if (said.EnumerateObject().Count() != 1)
            throw new MalformedException("Answer a turn with one of \"offer\", \"accept\" and \"end\".");
        if (said.TryGetProperty("offer", out var offer)) return Offered(view, new([.. wording!.Read(offer)]), out because);
        if (!said.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.True))
            throw new MalformedException("Write {\"accept\":true} or {\"end\":true}.");
        if (said.TryGetProperty("end", out _)) return Moved(new TableCommand.LeaveTalks("We see no agreement; we leave."));
        because = "There is no offer that could be accepted; make one.";
        return theirs is null ? null : Moved(new TableCommand.AcceptOffer(theirs.Number));
    }

    private Move? Offered(SeatView view, Scenarios.Package package, out string because)
    {
        because = "";
        if (view.Table.Phase == TablePhase.LastCall)
            return Moved(new TableCommand.RejectOffer(view.Table.OpenOfferTo(party)!.Number, "We cannot agree to this."));
        // The table does not take the same offer twice: to make it again is to stand by it.
        if (view.Table.LastOfferOf(party) is not { IsOpen: true } own || !own.Package.Equals(package))
            return Moved(new TableCommand.MakeOffer(package, "This is what we offer."));
        because = $"Your offer {own.Number} already says exactly this, and no other waits for your answer; change a value.";
        return view.Table.OpenOfferTo(party) is { } theirs
            ? Moved(new TableCommand.RejectOffer(theirs.Number, $"Our offer {own.Number} stands.")) : null;
    }

    private Move Moved(TableCommand command) =>
        new(command, $"A program outside speaks for this delegation (its turn {round} of {deadline}).");
}
