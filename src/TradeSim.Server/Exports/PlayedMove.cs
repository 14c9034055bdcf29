using TradeSim.Rooms;
using TradeSim.Tables;

namespace TradeSim.Server.Exports;

/// <summary>Something that a party did at a table or in a caucus.</summary>
/// <param name="Room">"table", or the caucus.</param>
/// <param name="Student">Who did it; null where no person sat in that seat.</param>
internal sealed record PlayedMove(string Room, TableStep Step, Voice By, int? Student)
{
    /// <summary>The step as a move; null where it is the office's, or only follows from a move.</summary>
    public static PlayedMove? Of(string room, TableStep step, Seating seating) =>
        Author(step) is { } by ? new(room, step, by, seating.Speaker(by, step.Entry.At)) : null;

    /// <summary>The number of the offer that it is about.</summary>
    public int? Offer => Step.Happened switch
    {
        TableEvent.OfferMade e => e.Number,
        TableEvent.OfferAccepted e => e.Number,
        TableEvent.OfferRejected e => e.Number,
        TableEvent.OfferWithdrawn e => e.Number,
        _ => null,
    };

    /// <summary>What was said with it, in the speaker's own words.</summary>
    public string? Words => Step.Happened switch
    {
        TableEvent.OfferMade e => e.Words,
        TableEvent.OfferRejected e => e.Words,
        TableEvent.WordsSaid e => e.Words,
        TableEvent.TalksLeft e => e.Words,
        TableEvent.StatementMade e => e.Words,
        TableEvent.ConsultationAsked e => e.Words,
        TableEvent.BreachAlleged e => e.Words,
        TableEvent.AgreementTakenBack e => e.Words,
        _ => null,
    };

    private static Voice? Author(TableStep step) => step.Happened switch
    {
        TableEvent.OfferMade e => e.By,
        TableEvent.OfferAccepted e => e.By,
        TableEvent.OfferRejected e => e.By,
        TableEvent.OfferWithdrawn e => e.By,
        TableEvent.SignalSent e => e.By,
        TableEvent.WordsSaid e => e.By,
        TableEvent.TalksLeft e => e.By,
        TableEvent.SteppedOut e => e.By,
        TableEvent.StatementMade e => e.By,
        TableEvent.ConsultationAsked e => e.By,
        TableEvent.BreachAlleged e => e.By,
        TableEvent.AllegationSettled e => e.By,
        TableEvent.CommitmentSuspended e => e.By,
        TableEvent.CommitmentResumed e => e.By,
        // An incident may pull a lever too; the office says so then.
        TableEvent.LeverPulled when !step.Entry.By.IsOffice => step.Entry.By,
        TableEvent.AgreementTakenBack e => e.By,
        TableEvent.ExtensionWanted e => e.By,
        _ => null,
    };
}
