using TradeSim.Tables;

namespace TradeSim.Server.Exports;

/// <summary>outcomes.csv: what every round came to for every party.</summary>
internal static class OutcomeSheet
{
    /// <summary>The sheet; a row is a party in a round.</summary>
    public static Sheet<OutcomeRow> Of(Names names) => new("outcomes.csv",
        "One row for each table, round and party.",
        [
            .. RoundColumns.Of<OutcomeRow>(r => r.Round),
            new("party", "id", "the agenda", "The party that the row is about.", r => r.Party.Id),
            new("students", "numbers, a space between", "seat-taken, seat-left",
                "Who held one of its seats at some time in this round; empty where an AI held all of them.",
                r => string.Join(' ', r.Students)),
            new("name", "text", "the class", Names.About, r => names.Of(r.Students)),
            .. Ending,
            .. Worth,
            .. Counts,
        ]);

    private static Column<OutcomeRow>[] Ending { get; } =
    [
        new("agreed", "yes, no", "round-closed",
            "Whether there was a deal in the end: signed and, where the capitals are asked, carried at home.",
            r => r.Round.Closed is { } closed ? Cell.Of(closed.Agreement is not null) : default),
        new("left_by", "id of a party", "talks-failed, round-closed",
            "Who broke the talks off; empty where nobody did.", r => r.Round.Closed?.LeftBy),
        new("offer", "number from 1", "agreement-reached",
            "The offer that became the deal; empty without one.",
            r => r.AgreedOffer),
        new("days_used", "talk days", "day-opened",
            "The days begun until the deal was signed or the talks ended.", r => r.Round.Spent?.Days),
        new("minutes_used", "talk minutes", "clock-moved, the entry's time",
            "The talk time until then; what was left of a day when a deal went home is not counted.",
            r => r.Round.Spent?.Minutes),
        new("ratified", "at once, after a return, no", "verdicts-announced",
            "Whether a deal passed in every capital: the first one did, a later one after the delegations "
            + "were sent back, or none. Empty where nothing was signed, or no capital is asked.",
            r => r.Ratified),
        new("support", "percent", "ballots-held",
            "The support for the last signed deal at this party's home.",
            r => Cell.Hundredths(r.Ballot?.Support)),
        new("threshold", "percent", "ballots-held",
            "The support that it needed there.", r => r.Ballot?.Threshold),
    ];

    private static Column<OutcomeRow>[] Worth { get; } =
    [
        new("score", "points", "round-closed",
            "What the round was worth to this party: the deal as it was carried out in the weeks, or its "
            + "alternative without a deal.", r => r.Result?.Score),
        new("score_signed", "points", "the brief's valuation",
            "What the deal was worth on paper; equal to score where no weeks were played. Empty without one.",
            r => r.SignedScore),
        new("reservation", "points", "round-closed, the brief", "What its alternative to a deal was worth.",
            r => r.Result?.Reservation),
        new("gain", "points", "score less reservation", "What it gained over its alternative.",
            r => r.Result is { } result ? result.Score - result.Reservation : default(Cell)),
        new("joint_gain", "points", "the sum of gain over the parties", "What all gained together.",
            r => r.JointGain),
        new("joint_gain_signed", "points", "the briefs' valuations",
            "What all would have gained together by the paper; 0 without a deal.", r => r.SignedJointGain),
        new("joint_gain_possible", "points", "the exact frontier of this round",
            "The largest joint gain of any package that leaves no party below its alternative; empty where "
            + "there is none.", r => r.Yardstick.BestJoint),
        new("joint_gain_history", "points", "the scenario's history, the briefs' valuations",
            "The joint gain of what the historical delegations settled on.", r => r.Yardstick.HistoryJoint),
        new("share_signed", "1 is all", "joint_gain_signed over joint_gain_possible",
            "The share of the possible joint gain that was signed; 1 less this was left on the table.",
            r => Cell.Share(r.Share(r.SignedJointGain))),
        new("share_lived", "1 is all", "joint_gain over joint_gain_possible",
            "The same for what arrived in the weeks after.", r => Cell.Share(r.Share(r.JointGain))),
    ];

    private static Column<OutcomeRow>[] Counts { get; } =
    [
        new("offers", "count", "offer-made", "How many offers this party made in the round.",
            r => r.Count<TableEvent.OfferMade>()),
        new("signals", "count", "signal-sent", "How many signals it sent, caucuses included.",
            r => r.Count<TableEvent.SignalSent>()),
        new("remarks", "count", "words-said", "How often it spoke without a move, caucuses included.",
            r => r.Count<TableEvent.WordsSaid>()),
        new("calls", "count", "stepped-out", "How often it called its capital.",
            r => r.Count<TableEvent.SteppedOut>()),
        new("allegations", "count", "breach-alleged", "How many breaches it alleged in the weeks after.",
            r => r.Count<TableEvent.BreachAlleged>()),
        new("ai_stretches", "count", "the class",
            "How often an AI held a seat of this party in a person's place, in all rounds; 0 if not known.",
            r => r.Round.Of.AiStretches?.GetValueOrDefault(r.Party.Id) ?? 0),
    ];
}
