using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Tables;
using static TradeSim.Delegations.DelegationCommand;

namespace TradeSim.Delegations;

public sealed partial record Delegation
{
    /// <summary>What the table hears when this is done inside: that the party steps out, or nothing.</summary>
    /// <remarks>It is said at the table first; where the table refuses it, nothing is done inside either.</remarks>
    public static TableCommand? PublicHalf(DelegationCommand command) =>
        command is CallCapital ? new TableCommand.StepOut() : null;

    /// <summary>The command id of the public half. No seat can have said anything at the table under such an id before.</summary>
    public static string PublicId(string commandId) => $"out:{commandId}";

    /// <summary>Why this seat may not do this inside, given what it heard at the table; null if it may.</summary>
    public Refusal? Objection(Voice by, DelegationCommand command, Table table) =>
        command is CallCapital or SealMeasures or AnswerLap && !SpeaksFor(by, table)
            ? No("head-speaks", "The head of your delegation does this; ask them.")
            : null;

    /// <summary>Why this delegation may not say this at the table, told only to its asker; null if it may.</summary>
    public Refusal? Objection(Voice by, TableCommand command, Table table)
    {
        if (Brief is null || by.Party != Brief.Party) return No("not-yours", "This is another party's delegation.");
        if (Negotiator is null && !People.ContainsKey(by.Seat))
            return No("no-seat", "Take a seat in this delegation first.");
        if (command is TableCommand.StepOut) return No("call-first", "Call the capital from inside your delegation.");
        if (by.Seat == Capital) return No("not-in-the-room", "The capital is not in the room; it answers calls.");
        if (command is not (TableCommand.SayWords or TableCommand.SendSignal) && !SpeaksFor(by, table))
            return No("head-speaks", "The head of your delegation does this; ask them.");
        var package = command switch
        {
            TableCommand.MakeOffer c => c.Package,
            TableCommand.AcceptOffer c => table.Offer(c.Offer)?.Package,
            _ => null,
        };
        return package is null || !Fits(package) ? null : Exceeds(package, table.Agenda) ?? Alone(by, package);
    }

    /// <summary>Why this seat may not ask the coach now; null if it may.</summary>
    /// <remarks>Asking changes nothing anywhere: the coach says what it would do with what this delegation knows.</remarks>
    public Refusal? ObjectionToCoach(Voice by, Table table)
    {
        if (Brief is null || by.Party != Brief.Party) return No("not-yours", "This is another party's delegation.");
        if (!People.ContainsKey(by.Seat)) return No("no-seat", "Take a seat in this delegation first.");
        if (!HasCoach) return No("no-coach", "This session was opened without a coach.");
        if (by.Seat == Capital || !SpeaksFor(by, table))
            return No("head-asks", "The coach answers whoever speaks for your delegation; ask them.");
        // Between two rounds the table is a moment ahead: the old brief is none for the new agenda.
        return table.Phase is TablePhase.Talking or TablePhase.LastCall && table.Agenda is { } agenda
            && agenda.Issues.Length == Brief.Valuation.Points.Length
            ? null : No("no-talks", "The coach helps while the talks run.");
    }

    /// <summary>The head speaks for the delegation; while nobody holds its seat, or whoever does is away, anybody does.</summary>
    private bool SpeaksFor(Voice by, Table table) => Negotiator is not null
        || table.Agenda?.Party(by.Party) is not { } party
        || by.Seat == party.Head.Id || !Here.Contains(party.Head.Id);

    private Refusal? Exceeds(Package package, Agenda? agenda)
    {
        if (Brief!.Mandate.Breach(package) is { } red)
        {
            var issue = agenda?.Issues[red.Issue];
            return No("red-line", $"The capital does not permit \"{issue?.Options[red.Option].Name}\" on {issue?.Name}.");
        }

        var score = Brief.Valuation.Score(package);
        return score >= Brief.Mandate.Minimum ? null
            : No("mandate", $"The capital's minimum is {Brief.Mandate.Minimum} points; this package gives {score}.");
    }

    /// <summary>With the majority rule, more than half of those in the delegation must stand behind a package.</summary>
    private Refusal? Alone(Voice by, Package package)
    {
        if (Negotiator is not null || Consent == Consent.Head) return null;
        var inRoom = Here.Union([by.Seat]).ToArray();
        var behind = inRoom.Count(s => s == by.Seat || (Consents.TryGetValue(s, out var p) && p.Equals(package)));
        return behind * 2 > inRoom.Length ? null
            : No("no-majority", $"{behind} of {inRoom.Length} in your delegation stand behind this package; ask for consent.");
    }
}
