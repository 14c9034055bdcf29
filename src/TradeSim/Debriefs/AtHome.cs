using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Tables;

namespace TradeSim.Debriefs;

/// <summary>Where ratification was won or lost: every count at home, and what decided it.</summary>
internal static class AtHome
{
    /// <summary>A finding for each capital that asked somebody, each time a deal went home.</summary>
    public static IEnumerable<Finding> Of(Proceedings round) =>
        from said in round.Said
        let verdicts = said.What as TableEvent.VerdictsAnnounced
        where verdicts is not null
        from party in round.Agenda.Parties
        from entry in round.Delegations[party.Id]
        from ballot in entry.Events.OfType<DelegationEvent.BallotHeard>()
            .Where(b => b.Offer == verdicts.Offer && !b.Ballot.Votes.IsEmpty)
        let rests = said.Grounds.And(new Rest.InDelegation(party.Id, entry.Number))
        select Count(round, said, verdicts.Offer, ballot.Ballot, rests);

    private static Finding.Counted Count(Proceedings round, Said said, int offer, Ballot ballot, Grounds rests)
    {
        var home = round.Scenario.Brief(ballot.Party).Home!;
        var package = round.End.Offer(offer)!.Package;
        var mood = said.Before.Standing.MoodOf(ballot.Party, round.Agenda, package);
        var (who, vote) = home.Constituencies.Zip(ballot.Votes)
            .MaxBy(v => (ballot.Passed ? v.Second.Support : 100 - v.Second.Support) * v.First.Share);
        return new(rests, ballot.Party, offer, ballot, who,
            (ballot.Passed ? vote.Support : 100 - vote.Support) * who.Share,
            home.Constituencies.Sum(c => c.For(package, mood) * c.Share));
    }
}
