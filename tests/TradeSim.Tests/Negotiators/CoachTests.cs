using TradeSim.Delegations;
using TradeSim.Negotiators;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Negotiators;

public sealed class CoachTests
{
    /// <summary>Fails when the coach looks for the strategy of a delegation that people hold.</summary>
    [Fact]
    public void The_coach_opens_for_people_and_never_offers_what_the_capital_forbids()
    {
        var begun = Talks.Begun();
        var move = Coach.Consider(begun, 2, OfPeople(Talks.North));
        var offer = Assert.IsType<TableCommand.MakeOffer>(move.AtTable);
        var brief = Talks.Scenario.Brief(Talks.North);
        Assert.True(brief.Mandate.Permits(offer.Package, brief.Valuation.Score(offer.Package)));
        Assert.Contains("points", move.Reason);
    }

    /// <summary>Fails when the side that does not open first is told to wait although nobody has spoken.</summary>
    [Fact]
    public void Who_does_not_open_may_still_be_told_how_to() => Assert.NotNull(
        Coach.Consider(Talks.Begun(), 2, OfPeople(Talks.South)).AtTable);

    /// <summary>Fails when the coach thinks out of turn.</summary>
    [Fact]
    public void While_the_own_offer_waits_the_coach_would_wait()
    {
        var table = Talks.Say(Talks.Begun(), Talks.North, Talks.Offer(3, 2, 2, 2, 2, 3, 2));
        var move = Coach.Consider(table, 3, OfPeople(Talks.North));
        Assert.Equal((null, null), (move.AtTable, move.Inside));
        Assert.Contains("offer 1", move.Reason);
    }

    /// <summary>Fails when the persona or the level is read differently in the rules than where names are made.</summary>
    [Fact]
    public void A_name_in_full_says_its_persona_and_its_level()
    {
        foreach (var persona in NegotiatorNames.Personas)
            for (var level = 1; level <= 5; level++)
            {
                var name = NegotiatorNames.Ours(persona, level);
                Assert.Equal((persona, level), (Strategy.PersonaIn(name), Strategy.LevelIn(name)));
                Assert.Equal(name, NegotiatorNames.InFull(name, 7));
                var drawn = NegotiatorNames.InFull(NegotiatorNames.Ours(null, level), level);
                Assert.Contains(Strategy.PersonaIn(drawn)!, NegotiatorNames.Personas);
                Assert.Equal(level, Strategy.LevelIn(drawn));
            }

        Assert.Equal((null, null), (Strategy.PersonaIn("random"), Strategy.LevelIn("random")));
        Assert.Equal("random", NegotiatorNames.InFull("random", 7));
        Assert.Equal(5, Strategy.LevelIn(NegotiatorNames.InFull("envoy", 7)));
    }

    private static Delegation OfPeople(string party) => Delegation.Empty
        .Evolve(new DelegationEvent.DelegationOpened(Talks.Scenario.Brief(party), null, Consent.Head, false, true))
        .Evolve(new DelegationEvent.SeatTaken("head", "Ann"));
}
