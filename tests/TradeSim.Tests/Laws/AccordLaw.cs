using System.Collections.Immutable;
using CsCheck;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

public sealed class AccordLaw
{
    // Fails when Commitment.Of no longer passes over an issue that stays at its status quo.
    [Fact]
    public void A_ratified_agreement_obliges_to_exactly_what_its_package_says() => RandomPlay.Beyond.Sample(play =>
    {
        EachEvent(play, (table, e) =>
        {
            if (e is not TableEvent.AftermathBegan began) return;
            Assert.Equal((table.Outcome as TalksOutcome.Agreed)?.Package, began.Package);
            var owed = new List<(string Party, int Issue, int Option, string Text)>();
            var agenda = table.Agenda!;
            for (var i = 0; i < agenda.Issues.Length && began.Package is not null; i++)
                foreach (var duty in agenda.Aftermath!.Duties.Where(d => d.Issue == i))
                    if (began.Package[i] != agenda.Issues[i].StatusQuo && duty.Texts[began.Package[i]] is { Length: > 0 } text)
                        owed.AddRange(duty.Parties.Select(p => (p, i, began.Package[i], text)));
            Assert.Equal(owed.Order(), began.Commitments.Select(c => (c.Party, c.Issue, c.Option, c.Text)).Order());
            Assert.Equal(Enumerable.Range(1, began.Commitments.Length), began.Commitments.Select(c => c.Number));
        });
    }, iter: 300);

    // Fails when Errands.Of opens the first week with everybody's commitments.
    [Fact]
    public void Every_party_is_asked_about_its_own_commitments_and_no_other() => RandomPlay.Beyond.Sample(play =>
    {
        var rooms = play.Run();
        var of = new Dictionary<(int Round, int Number), string>();
        var round = 0;
        foreach (var e in rooms.Table.Entries.SelectMany(e => e.Events))
        {
            if (e is TableEvent.RoundOpened) round++;
            if (e is TableEvent.AftermathBegan began)
                foreach (var c in began.Commitments) of[(round, c.Number)] = c.Party;
        }

        foreach (var (party, journal) in rooms.Delegations)
        {
            var own = 0;
            foreach (var e in journal.Entries.SelectMany(e => e.Events))
            {
                if (e is DelegationEvent.BriefTaken) own++;
                if (e is DelegationEvent.WeekOpened week) Assert.All(week.Commitments, n => Assert.Equal(party, of[(own, n)]));
            }
        }
    }, iter: 200);

    // Fails when Accord.Applied returns the package of an agreement that was taken back.
    [Fact]
    public void Taking_back_restores_exactly_what_applied_before() => RandomPlay.Beyond.Sample(play =>
    {
        EachEvent(play, (table, _) =>
        {
            if (table.Accord is not { EndedBy: not null } accord) return;
            Assert.Equal(table.Agenda!.StatusQuo, accord.Applied(table.Agenda));
            Assert.All(table.Agenda.Parties, p => Assert.Empty(accord.BindingOn(p.Id)));
            Assert.False(accord.WasInForce(accord.Week));
        });
    }, iter: 300);

    // Fails when Openings.Of opens from what was agreed (Accord.Package) and not from what is applied.
    [Fact]
    public void A_round_after_a_taking_back_opens_as_if_nothing_had_been_agreed() => Campaigns.Sample(x =>
    {
        var (before, next, package, pulled, by) = x;
        var signed = Accord.Begin(before.Agenda, package);
        var levers = pulled.Select(l => new Pulled(l.Id, l.Party, 1)).ToImmutableArray();
        var figures = signed.Commitments.Select(c => new Publication(1, c.Number, 100, null)).ToImmutableArray();
        var back = signed with { Levers = levers, Published = figures, EndedBy = by, EndedIn = 2 };
        var opened = Openings.Of(next, before, back);
        var without = Openings.Of(next, before, Accord.Begin(before.Agenda, null) with { Levers = levers });
        Assert.Equal(Canonical.Text(without), Canonical.Text(opened));
        if (opened.Agenda.Issues.FirstOrDefault(i => i.Id == "carried") is not { } carried) return;
        foreach (var (id, to) in next.Sequel!.Carried!.Issues.Zip(next.Sequel.Carried.To))
        {
            var issue = before.Agenda.Issues.Single(i => i.Id == id);
            var today = issue.Options[issue.StatusQuo];
            if (today.Id != to) Assert.Contains($"{issue.Name}: {today.Name}", carried.Options[0].About);
        }
    }, iter: 400);

    // Fails when Openings.Of forgets to move the capital's floor with the opening.
    [Fact]
    public void What_no_deal_is_worth_moves_exactly_with_the_opening() => Campaigns.Sample(x =>
    {
        var (before, next, package, _, _) = x;
        var opened = Openings.Of(next, before, Accord.Begin(before.Agenda, package));
        foreach (var brief in opened.Briefs)
        {
            var written = next.Brief(brief.Party);
            var moved = brief.Valuation.Score(opened.Agenda.StatusQuo) - written.Valuation.Score(next.Agenda.StatusQuo);
            Assert.Equal(written.Reservation + moved, brief.Reservation);
            Assert.Equal(written.Mandate.Minimum + moved, brief.Mandate.Minimum);
            Assert.Equal(next.Capital(brief.Party)?.Floor + moved, opened.Capital(brief.Party)?.Floor);
            Assert.Null(brief.Mandate.Breach(opened.Agenda.StatusQuo));
        }

        Assert.True(opened.Agenda.Fits(opened.History.Outcome));
        Assert.True(opened.Agenda.Fits(opened.Agenda.StatusQuo));
    }, iter: 300);

    // Fails when Suspendable no longer looks for another commitment that rests for the same allegation.
    [Fact]
    public void No_party_rests_more_than_it_alleges() => RandomPlay.Beyond.Sample(play =>
    {
        EachEvent(play, (table, _) =>
        {
            if (table.Accord is not { } accord) return;
            var resting = accord.Suspensions.Where(s => s.Until is null).ToArray();
            Assert.Equal(resting.Length, resting.Select(s => s.Allegation).Distinct().Count());
            Assert.Equal(resting.Length, resting.Select(s => s.Commitment).Distinct().Count());
            Assert.All(resting, s => Assert.Equal(
                accord.Find(s.Commitment)!.Party, accord.Allegations[s.Allegation - 1].By));
        });
    }, iter: 300);

    private static void EachEvent(Play play, Action<Table, TableEvent> seen)
    {
        var table = Table.Empty;
        foreach (var e in play.Run().Table.Entries.SelectMany(entry => entry.Events))
        {
            table = table.Evolve(e);
            seen(table, e);
        }
    }

    private static Gen<(Scenario Before, Scenario Next, Package Package, Lever[] Pulled, string By)> Campaigns { get; } =
        from bare in RandomScenarios.Any
        from before in RandomHome.Lasting(bare)
        from next in RandomHome.After(before)
        from package in RandomScenarios.Package(RandomScenarios.Sizes(before))
        from pulls in Gen.Bool.Array[4]
        from back in Gen.OneOf(before.Agenda.Parties.Select(p => p.Id).ToArray())
        select (before, next, package,
            before.Agenda.Aftermath!.Levers.Where((_, i) => pulls[i]).ToArray(), back);
}
