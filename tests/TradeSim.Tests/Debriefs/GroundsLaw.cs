using CsCheck;
using TradeSim.Agreements;
using TradeSim.Debriefs;
using TradeSim.Delegations;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Debriefs;

// What the debrief says rests on entries that stand in a journal and are of the kind it speaks of.
public sealed class GroundsLaw(ITestOutputHelper output)
{
    private readonly Dictionary<string, int> seen = [];

    // Fails when Compliance.Broken rests on the week before, and when AtHome.Of rests on another party's ballot.
    [Fact]
    public void Every_finding_names_entries_that_exist_and_are_of_its_kind()
    {
        PlayedSessions.Random.Sample(Check, iter: 400, threads: 1);
        foreach (var rooms in PlayedSessions.Matches) Check(rooms);
        output.WriteLine(string.Join('\n', seen.OrderBy(s => s.Key).Select(s => $"{s.Key} {s.Value}")));
        Assert.All(typeof(Finding).GetNestedTypes(), t => Assert.True(seen.GetValueOrDefault(t.Name) > 0, t.Name));
    }

    private void Check(RoomSet rooms)
    {
        foreach (var round in PlayedSessions.Of(rooms))
            foreach (var finding in Debriefing.Of(round))
            {
                seen[finding.GetType().Name] = seen.GetValueOrDefault(finding.GetType().Name) + 1;
                Assert.InRange(finding.Rests.Moment, 1, rooms.Table.Number);
                Assert.All(finding.Rests.All, r => Assert.NotEmpty(Events(rooms, r)));
                Assert.True(IsOfItsKind(finding, Events(rooms, finding.Rests.First),
                    [.. finding.Rests.More.Select(r => Events(rooms, r))]), finding.ToString());
                if (finding is Finding.Missed missed)
                    foreach (var hint in missed.Known.SelectMany(k => k.Learns.Select(l => l.From).Append(k.Ready)))
                        if (hint is not null) Assert.Contains(Events(rooms, hint.Rests.First), e => Tells(hint, e));
            }
    }

    private static bool IsOfItsKind(Finding finding, object[] first, object[][] more) => finding switch
    {
        Finding.Missed f => first.Any(e => e is TableEvent.OfferMade m && m.Number == f.Offer
            || e is TableEvent.AgreementReached a && a.Offer == f.Offer),
        Finding.PassedOver f => Made(first, f.Offer.Number) && more.Length == 1,
        Finding.TookLess f => first.Any(e => e is TableEvent.OfferAccepted a && a.Number == f.Taken.Number)
            && Made(more.Single(), f.Earlier.Number),
        Finding.HintUnused f => first.Any(e => e is TableEvent.SignalSent s && f.Left.All(s.WeCould.Contains))
            && more.Single().Any(e => e is TableEvent.AgreementReached),
        Finding.BelowOwn f => Made(first, f.Worst.Number) && more.Length == f.Offers.Length - 1
            && more.All(m => m.Any(e => e is TableEvent.OfferMade)),
        Finding.BidAgainstItself f => Made(first, f.Then.Number) && Made(more.Single(), f.First.Number),
        Finding.Curve f => f.Points.Zip(more.Prepend(first)).All(p => Made(p.Second, p.First.Offer.Number)),
        Finding.Openings f => Made(first, f.Second.Offer.Number) && Made(more[0], f.First.Offer.Number)
            && (f.First.Deal is null ? more.Length == 1 : more[1].Any(e => e is TableEvent.AgreementReached)),
        Finding.Reached => true,
        Finding.Counted f => first.Any(e => e is TableEvent.VerdictsAnnounced v && v.Offer == f.Offer
                && v.Verdicts.Any(x => x.Party == f.Party && x.Passed == f.Ballot.Passed))
            && more.Single().Any(e => e is DelegationEvent.BallotHeard b && b.Ballot == f.Ballot)
            && Math.Abs(f.WithoutChance - f.Ballot.Support) <= f.Ballot.Votes.Max(v => Math.Abs(v.Swing)) * 100,
        Finding.Broke f => first.Any(e => e is TableEvent.WeekPublished w && w.Week == f.Week)
            && more[0].Any(e => e is DelegationEvent.MeasuresSealed s && s.Week == f.Week
                && s.Measures.Contains(new MeasureTaken(f.Commitment.Number, f.Conduct)))
            && (f.Accused is null || more[1].Contains(f.Accused)),
        Finding.WronglyAccused f => first.Any(e => e is TableEvent.BreachAlleged b
            && b.Commitment == f.Commitment.Number && b.By.Party == f.By),
        Finding.AllKept => first.Any(e => e is TableEvent.WeekPublished),
        _ => false,
    };

    private static bool Made(object[] events, int offer) => events.Any(e => e is TableEvent.OfferMade m && m.Number == offer);

    private static bool Tells(Hint hint, object happened) => hint.Kind switch
    {
        HintKind.Asked or HintKind.HeldOut => happened is TableEvent.SignalSent s && s.By.Party == hint.By,
        HintKind.Pledged => happened is TableEvent.StatementMade { Pledge: not null } s && s.By.Party == hint.By,
        _ => happened is TableEvent.OfferMade m && m.Number == hint.Offer && m.By.Party == hint.By,
    };

    private static object[] Events(RoomSet rooms, Rest rest) => rest switch
    {
        Rest.AtTable r => [.. rooms.Table.Entries[r.Entry - 1].Events],
        Rest.InCaucus r => [.. rooms.Caucuses[r.Room].Entries[r.Entry - 1].Events],
        Rest.InDelegation r => [.. rooms.Delegations[r.Party].Entries[r.Entry - 1].Events],
        _ => [],
    };
}
