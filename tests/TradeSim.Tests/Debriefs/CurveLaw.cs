using CsCheck;
using TradeSim.Debriefs;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Debriefs;

public sealed class CurveLaw
{
    // Fails when Offering.Points measures a concession against the first offer and not the one before.
    [Fact]
    public void Concessions_add_up_to_the_difference_of_scores() => Each(round =>
    {
        foreach (var curve in Debriefing.Of(round).OfType<Finding.Curve>())
        {
            var place = round.Agenda.Parties.ToList().FindIndex(p => p.Id == curve.Party);
            var own = round.End.Offers.Where(o => o.By.Party == curve.Party).ToArray();
            int[] scores = [.. own.Select(o => round.Scenario.Brief(curve.Party).Valuation.Score(o.Package))];
            Assert.Equal(own.Select(o => o.Number), curve.Points.Select(p => p.Offer.Number));
            Assert.Equal(scores[0] - scores[^1], curve.Conceded);
            Assert.Equal(0, curve.Points[0].Concession);
            Assert.Equal(scores.Zip(scores.Skip(1), (a, b) => a - b), curve.Points.Skip(1).Select(p => p.Concession));
            Assert.All(curve.Points, p => Assert.Equal(-p.Concession, p.Gave[place]));
            Assert.Equal(Math.Max(0, curve.Points.Max(p => p.Concession)), curve.Largest?.Concession ?? 0);
        }
    });

    // Fails when Offering.AgainstThemselves forgets that a signal is an answer.
    [Fact]
    public void Who_bids_against_itself_heard_nothing_in_between()
    {
        var times = 0;
        Each(round =>
        {
            var expected = new List<(string, int)>();
            var last = new Dictionary<string, (int Score, bool IsAnswered)>();
            foreach (var said in round.Said.Where(s => s.At is Rest.AtTable))
            {
                if (said.What is TableEvent.OfferMade or TableEvent.SignalSent or TableEvent.WordsSaid
                    or TableEvent.OfferRejected or TableEvent.OfferAccepted or TableEvent.OfferWithdrawn)
                    foreach (var other in last.Keys.Where(p => p != said.By.Party)) last[other] = (last[other].Score, true);
                if (said.What is not TableEvent.OfferMade made) continue;
                var score = round.Scenario.Brief(made.By.Party).Valuation.Score(made.Package);
                if (last.TryGetValue(made.By.Party, out var before) && !before.IsAnswered && score < before.Score)
                    expected.Add((made.By.Party, made.Number));
                last[made.By.Party] = (score, false);
            }

            var found = Debriefing.Of(round).OfType<Finding.BidAgainstItself>().ToArray();
            Assert.Equal(expected.Order(), found.Select(f => (f.Party, f.Then.Number)).Order());
            times += found.Length;
        });
        Assert.True(times > 3, $"{times} times");
    }

    // Fails when Opening.Pull measures from the other side's opening.
    [Fact]
    public void The_pull_is_nothing_at_the_own_opening_and_whole_at_the_others() => Each(round =>
    {
        foreach (var opening in Debriefing.Of(round).OfType<Finding.Openings>().SelectMany(f => new[] { f.First, f.Second }))
        {
            Assert.Equal(0, (opening with { Deal = opening.Own }).Pull ?? 0);
            Assert.Equal(opening.Apart > 0 ? 1.0 : null, (opening with { Deal = opening.Theirs }).Pull);
            Assert.Equal(round.End.Offers.First(o => o.By.Party == opening.Party), opening.Offer);
        }
    });

    private static void Each(Action<Proceedings> check)
    {
        PlayedSessions.Random.Sample(rooms =>
        {
            foreach (var round in PlayedSessions.Of(rooms)) check(round);
        }, iter: 300, threads: 1);
        foreach (var rooms in PlayedSessions.Matches)
            foreach (var round in PlayedSessions.Of(rooms)) check(round);
    }
}
