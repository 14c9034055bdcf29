using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client;

/// <summary>The one sentence that says what a delegation can do now.</summary>
internal static class WhatNow
{
    /// <summary>The sentence for this party; the code is what a missing delegation needs.</summary>
    public static string For(Table table, string me, string code, Brief? brief) => table.Phase switch
    {
        _ when table is { PausedSince: not null, BranchedAt: not null }
            && table.Lines.LastOrDefault() is TalkLine.Noted { What: TableEvent.HandedOver } =>
            $"This branch waits for the other delegation: give them the code {code}. Read and draft meanwhile.",
        _ when table.PausedSince is not null =>
            "The facilitator has paused the table. Read, draft, and talk among yourselves until it goes on.",
        TablePhase.Bare => "The table is being laid …",
        TablePhase.Waiting =>
            $"Waiting for the other {(table.Agenda!.Parties.Length > 2 ? "delegations" : "delegation")}: "
                + $"give them the code {code}. Read your brief meanwhile.",
        TablePhase.Adjourned when table.BeforeCapitals is { } offer =>
            $"Offer {offer} is signed and lies before the capitals. Their word comes in a moment.",
        TablePhase.Adjourned => "This round is over; what follows is being prepared.",
        TablePhase.Aftermath => "",
        TablePhase.Over => Words.Outcome(table, me),
        TablePhase.LastCall => LastCall(table, me),
        _ => Talking(table, me, brief),
    };

    private static string LastCall(Table table, string me) => table.OpenOfferTo(me) is { } theirs
        ? $"Time is up: answer offer {theirs.Number} with yes or no. Nothing else can be said."
        : "Time is up: your open offer waits for the other side's last answer.";

    private static string Talking(Table table, string me, Brief? brief)
    {
        var (mine, theirs) = (table.LastOfferOf(me), table.OpenOfferTo(me));
        if (theirs is not null && theirs.AcceptedBy.Contains(me))
            return $"You accepted offer {theirs.Number}: {Words.Answers(table, theirs, me)}.";
        if (theirs is not null && !(mine is { IsOpen: true } && mine.Number > theirs.Number))
            return $"{Name(table, theirs)} made offer {theirs.Number} {Since(table, theirs)}"
                + (brief is null || IsPermitted(brief, theirs)
                    ? ". Accept it, answer with an offer of your own, or talk first."
                    : "; your capital does not permit it. Answer with an offer of your own, or talk first.");
        if (theirs is not null)
            return $"Your offer {mine!.Number} waits for an answer; "
                + $"offer {theirs.Number} of {Name(table, theirs)} is open too.";
        if (mine is { IsOpen: true })
            return $"Your offer {mine.Number} {Waits(table, mine, me)}. "
                + "You can talk, signal, or put a better one in its place.";
        if (mine is { Status: OfferStatus.Fallen })
            return $"A capital refused what you had agreed to in offer {mine.Number}. Move something and offer again.";
        if (mine is { Status: OfferStatus.Rejected })
            return $"Your offer {mine.Number} was rejected. Move something on the board and offer again.";
        return table.Offers.IsEmpty
            ? "Nobody has made an offer yet. Pick options on the board, then make the first offer, or talk."
            : "No offer is open. Pick options on the board and make an offer.";
    }

    private static string Waits(Table table, Offer mine, string me) =>
        table.Agenda!.Parties.Length > 2 ? $"is open: {Words.Answers(table, mine, me)}" : "waits for an answer";

    private static bool IsPermitted(Brief brief, Offer offer) =>
        brief.Mandate.Permits(offer.Package, brief.Valuation.Score(offer.Package));

    private static string Name(Table table, Offer offer) => Words.Party(table.Agenda, offer.By.Party);

    private static string Since(Table table, Offer offer)
    {
        var passed = table.Clock!.MinutesLeft(offer.At) - table.Clock.MinutesLeft(table.Clock.Time);
        return passed <= 0 ? "just now" : $"{Words.Length(passed)} ago";
    }
}
