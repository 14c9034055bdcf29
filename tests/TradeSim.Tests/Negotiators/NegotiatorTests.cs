using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Negotiators;

public sealed class NegotiatorTests
{
    public static TheoryData<string> Names => [.. NegotiatorNames.All];

    [Theory, MemberData(nameof(Names))]
    public void Nothing_is_offered_or_accepted_against_the_mandate_or_worse_than_no_deal(string name)
    {
        for (var seed = 1; seed <= 2; seed++)
            foreach (var other in NegotiatorNames.All)
            {
                var scenario = Talks.Varied(seed);
                var table = Talks.Play(name, other, seed, scenario).Table.Room;
                var brief = scenario.Brief(Talks.North);
                foreach (var offer in table.Offers.Where(o =>
                    o.By.Party == Talks.North || o.AcceptedBy.Contains(Talks.North)))
                {
                    var score = brief.Valuation.Score(offer.Package);
                    Assert.True(brief.Mandate.Permits(offer.Package, score) && score >= brief.Reservation,
                        $"{name} against {other}, seed {seed}, offer {offer.Number}: {score}");
                }
            }
    }

    [Theory, MemberData(nameof(Names))]
    public void Talks_always_end(string name) =>
        Assert.All(NegotiatorNames.All, other =>
            Assert.NotNull(Talks.Play(name, other).Session.Room.Conclusion));

    // Fails when a view is given more than its own delegation: then what the other side was told decides with it.
    [Theory]
    [InlineData("envoy")]
    [InlineData("envoy:hardliner@3")]
    [InlineData("envoy:dealmaker@1")]
    [InlineData("nice-tit-for-tat")]
    [InlineData("micro")]
    [InlineData("agentk")]
    [InlineData("boa")]
    public void A_decision_does_not_change_when_only_the_other_sides_brief_does(string name)
    {
        var played = Talks.Play(name, "boulware");
        var table = Table.Empty;
        var decided = 0;
        foreach (var entry in played.Table.Entries)
        {
            table = entry.Events.Aggregate(table, (t, e) => t.Evolve(e));
            var here = Told(Talks.View(table, Talks.North, name));
            for (var seed = 1; seed <= 5; seed++)
            {
                var secret = Talks.Varied(seed).Brief(Talks.South);
                var elsewhere = Talks.Scenario with { Briefs = [Talks.Scenario.Brief(Talks.North), secret] };
                Assert.Equal(here, Told(Talks.View(table, Talks.North, name, elsewhere)));
            }

            if (here is not null) decided++;
        }

        Assert.True(decided > 3);

        static string? Told(SeatView view) =>
            Negotiator.Decide(view) is { } move ? Dialect.Write(move.AtTable) + move.Reason : null;
    }

    [Theory, MemberData(nameof(Names))]
    public void It_speaks_only_in_answer_and_never_twice_in_a_row(string name)
    {
        var table = Talks.Begun();
        Assert.Null(Negotiator.Decide(Talks.View(table, Talks.South, name)));
        table = Talks.Say(table, "north", Negotiator.Decide(Talks.View(table, Talks.North, name))!.AtTable!);
        Assert.Null(Negotiator.Decide(Talks.View(table, Talks.North, name)));
        table = Talks.Say(table, "south", new TableCommand.SayWords("Let us think about it."));
        Assert.Null(Negotiator.Decide(Talks.View(table, Talks.North, name)));
        table = Talks.Say(table, "south", Talks.Offer(0, 0, 0, 0, 0, 0, 1));
        Assert.NotNull(Negotiator.Decide(Talks.View(table, Talks.North, name)));
    }

    [Theory, MemberData(nameof(Names))]
    public void In_the_last_call_it_takes_what_is_better_than_no_deal_and_refuses_the_rest(string name)
    {
        Assert.IsType<TableCommand.AcceptOffer>(Last(Talks.Offer(2, 1, 2, 0, 2, 1, 1)));
        Assert.IsType<TableCommand.RejectOffer>(Last(Talks.Offer(0, 0, 1, 0, 0, 0, 0)));
        Assert.IsType<TableCommand.RejectOffer>(Last(Talks.Offer(3, 2, 0, 2, 2, 3, 2)));

        // Two days hold 22 offers, and the last of them is the one in question.
        TableCommand Last(TableCommand.MakeOffer offer)
        {
            var table = Talks.Begun();
            for (var n = 1; table.Phase == TablePhase.Talking; n++)
                table = Talks.Say(table, "south", n % 2 == 0 ? offer : Talks.Offer(1, 0, 0, 0, 0, 0, 1));
            return Negotiator.Decide(Talks.View(table, Talks.North, name))!.AtTable!;
        }
    }

    [Fact]
    public void The_references_concede_as_their_exponents_say()
    {
        Assert.True(Least("hardliner") > Least("boulware"));
        Assert.True(Least("boulware") > Least("linear"));
        Assert.True(Least("linear") > Least("conceder"));

        // The target after three quarters of the talks, seen in the offer made there.
        static int Least(string name)
        {
            var table = Talks.Begun();
            for (var n = 0; n < 16; n++)
                table = Talks.Say(table, "south", Talks.Offer(0, 0, 0, 0, 0, 0, n % 2));
            var move = Negotiator.Decide(Talks.View(table, Talks.North, name))!.AtTable!;
            return Talks.Scenario.Brief(Talks.North).Valuation.Score(((TableCommand.MakeOffer)move).Package);
        }
    }
}
