using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Classes;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Server.Exports;

/// <summary>What one round came to for one party.</summary>
internal sealed record OutcomeRow(PlayedRound Round, Party Party, Yardstick Yardstick)
{
    /// <summary>The rows of a round, a party each, in the agenda's order.</summary>
    public static IEnumerable<OutcomeRow> All(PlayedRound round, Prospects prospects)
    {
        var yardstick = prospects.Of(round.Scenario);
        return round.Agenda.Parties.Select(party => new OutcomeRow(round, party, yardstick));
    }

    /// <summary>What the office noted for this party; null where the round did not end.</summary>
    public PartyResult? Result => Round.Closed?.Results.FirstOrDefault(r => r.Party == Party.Id);

    /// <summary>The last count at home; null where nobody was asked.</summary>
    public Ballot? Ballot => Round.Ballots.FirstOrDefault(b => b.Party == Party.Id && !b.Votes.IsEmpty);

    /// <summary>The students who held a seat of this party in this round.</summary>
    public ImmutableArray<int> Students => Round.Seating.Between(Party.Id, Round.Began, Round.Ended);

    /// <summary>The offer that was agreed to and, where it had to, passed at home.</summary>
    public int? AgreedOffer => (Round.End.Outcome as TalksOutcome.Agreed)?.Offer;

    /// <summary>Whether and how a deal passed at home; null where none was brought there.</summary>
    public string? Ratified
    {
        get
        {
            if (Round.Reach is Reach.Talks) return null;
            var hasFallen = Round.End.Offers.Any(o => o.Status == OfferStatus.Fallen);
            return AgreedOffer is null ? hasFallen ? "no" : null : hasFallen ? "after a return" : "at once";
        }
    }

    /// <summary>What the agreement was worth on paper; null where there is none.</summary>
    public int? SignedScore => Round.Closed?.Agreement is { } package
        ? Round.Scenario.Brief(Party.Id).Valuation.Score(package) : null;

    /// <summary>What all gained together over their alternatives; null where the round did not end.</summary>
    public int? JointGain => Round.Closed?.Results.Sum(r => r.Score - r.Reservation);

    /// <summary>The same by the paper that was signed; 0 without a deal.</summary>
    public int? SignedJointGain => Round.Closed is not { } closed ? null
        : closed.Agreement is not { } package ? 0
        : Yardstick.JointGain(package);

    /// <summary>How often this party did something of a kind.</summary>
    public int Count<TEvent>()
        where TEvent : TableEvent =>
        Round.Moves.Count(m => m.By.Party == Party.Id && m.Step.Happened is TEvent);

    /// <summary>A gain as a share of what was possible; null where nothing was.</summary>
    public double? Share(int? gain) => (double?)gain / Yardstick.BestJoint;
}
