using CsCheck;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

// What a party seals, asks its capital and counts at home is its own until the office publishes what follows from it.
public sealed class SealedLaw
{
    private static readonly string[] Kept =
    [
        "measures-sealed", "capital-called", "capital-answered", "ballot-heard", "week-opened", "conferred", "consented",
        "draft-saved", "reason-noted",
    ];

    /// <summary>Two plays that differ only in what is B's own; <paramref name="Party"/> is B.</summary>
    private sealed record Pair(Play One, Play Other, string Party);

    /// <summary>All that A heard after one step, and how far the table was then.</summary>
    private sealed record Moment(int Table, string[] Lines, bool IsSealedOtherwise);

    // Fails when Delegation.PublicHalf lets the table hear a word where a breach is sealed.
    [Fact]
    public void What_B_sealed_is_not_heard_before_its_week_is_published() => Measures.Sample(pair =>
    {
        var (one, other) = (Heard(pair.One, pair.Party), Heard(pair.Other, pair.Party));
        var isSealed = false;
        for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
        {
            isSealed |= one[i].IsSealedOtherwise || other[i].IsSealedOtherwise;
            if (isSealed && IsPublished(one, i)) return;
            Assert.Equal(one[i].Lines, other[i].Lines);
        }
    }, iter: 400);

    // Fails when Errands.Of tells the table, as it opens, which parties have somebody to ask at home.
    [Fact]
    public void What_B_is_at_home_is_not_heard_before_a_verdict() => Homes.Sample(pair =>
    {
        var (one, other) = (Heard(pair.One, pair.Party), Heard(pair.Other, pair.Party));
        for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
        {
            if (one[i].Lines.Any(IsVerdict) || other[i].Lines.Any(IsVerdict)) return;
            Assert.Equal(one[i].Lines, other[i].Lines);
        }
    }, iter: 300);

    // Fails when Errands.Of brings every ballot to the first party.
    [Fact]
    public void No_room_hears_what_belongs_to_another() => RandomPlay.Any.Sample(play =>
    {
        var rooms = play.Run();
        var table = rooms.TableNews();
        Assert.DoesNotContain(Kept, kept => table.Contains($"\"type\":\"{kept}\"", StringComparison.Ordinal));
        foreach (var (party, journal) in rooms.Delegations)
        {
            Assert.All(journal.Entries, e => Assert.True(e.By.IsOffice || e.By.Party == party));
            foreach (var heard in journal.Entries.SelectMany(e => e.Events).OfType<DelegationEvent.BallotHeard>())
                Assert.Equal(party, heard.Ballot.Party);
        }
    }, iter: 300);

    [Fact]
    public void The_pairs_do_seal_and_count_otherwise()
    {
        var (sealedOtherwise, countedOtherwise) = (0, 0);
        Measures.Sample(pair =>
        {
            if (Sealed(pair.One.Run(), pair.Party) != Sealed(pair.Other.Run(), pair.Party)) Interlocked.Increment(ref sealedOtherwise);
        }, iter: 200);
        Homes.Sample(pair =>
        {
            if (Counted(pair.One.Run(), pair.Party) != Counted(pair.Other.Run(), pair.Party)) Interlocked.Increment(ref countedOtherwise);
        }, iter: 200);
        Assert.True(sealedOtherwise >= 30, $"{sealedOtherwise} sealed otherwise");
        Assert.True(countedOtherwise >= 30, $"{countedOtherwise} counted otherwise");
    }

    private static string Sealed(RoomSet rooms, string party) => Only<DelegationEvent.MeasuresSealed>(rooms, party);

    private static string Counted(RoomSet rooms, string party) => Only<DelegationEvent.BallotHeard>(rooms, party);

    private static string Only<T>(RoomSet rooms, string party) where T : DelegationEvent => string.Join('\n',
        rooms.Delegations[party].Entries.SelectMany(e => e.Events).OfType<T>().Select(e => Dialect.Write<DelegationEvent>(e)));

    private static bool IsVerdict(string line) => line.Contains("\"type\":\"verdicts-announced\"", StringComparison.Ordinal);

    /// <summary>True if the week was published in this step.</summary>
    private static bool IsPublished(List<Moment> moments, int step) => moments[step].Lines
        .Except(step == 0 ? [] : moments[step - 1].Lines)
        .Any(l => l.Contains("\"type\":\"week-published\"", StringComparison.Ordinal));

    private static List<Moment> Heard(Play play, string b)
    {
        var (moments, answers) = (new List<Moment>(), new List<string>());
        play.Run((rooms, step, _, refusal) =>
        {
            var isBs = step is Step.AboutInside own && own.By.Party == b;
            if (!IsOf(step, b)) answers.Add($"{step.CommandId}: {refusal}");
            string[] lines = [.. rooms.TableNews().Split('\n'), .. rooms.Delegations.Keys.Where(p => p != b).Order()
                .SelectMany(p => rooms.DelegationNews(p).Split('\n')), .. answers];
            moments.Add(new(rooms.Table.Number, lines, isBs && refusal is null));
        });
        return moments;
    }

    private static bool IsOf(Step step, string b) => step switch
    {
        Step.AtTable s => s.By.Party == b,
        Step.AboutTable s => s.By.Party == b,
        Step.AboutInside s => s.By.Party == b,
        Step.InDelegation s => s.By.Party == b || s.Party == b,
        _ => false,
    };

    private static Gen<Pair> Measures { get; } =
        from play in RandomPlay.Beyond
        from b in Gen.OneOf(play.Setup.Scenario.Agenda.Parties.Select(p => p.Id).ToArray())
        from conducts in Gen.Enum<Conduct>().Array[3]
        let quiet = Quiet(play, b, x => x)
        select new Pair(quiet, quiet with
        {
            Steps = [.. quiet.Steps.Select(s => Otherwise(s, b, conducts))],
        }, b);

    // Other measures, other words to the capital, other talk: nothing that binds or refuses anything at the table.
    private static Step Otherwise(Step step, string b, Conduct[] conducts) => step switch
    {
        Step.AboutInside s when s.By.Party == b => s with { Command = d => RandomWeeks.Seal(d, conducts) },
        Step.InDelegation { Command: DelegationCommand.CallCapital c } s when s.Party == b =>
            s with { Command = c with { Ask = c.Ask with { Words = "other words" } } },
        Step.InDelegation { Command: DelegationCommand.Confer } s when s.Party == b =>
            s with { Command = new DelegationCommand.Confer("other talk") },
        Step.InDelegation { Command: DelegationCommand.ConsentTo } s when s.Party == b =>
            s with { Command = new DelegationCommand.Confer("no consent") },
        _ => step,
    };

    private static Gen<Pair> Homes { get; } =
        from play in RandomPlay.Beyond
        from b in Gen.OneOf(play.Setup.Scenario.Agenda.Parties.Select(p => p.Id).ToArray())
        let sizes = RandomScenarios.Sizes(play.Setup.Scenario)
        from home in RandomHome.Home(sizes)
        from capital in RandomHome.CapitalOf(sizes)
        from valuation in RandomScenarios.ValuationOf(sizes)
        select new Pair(Quiet(play, b, x => x), Quiet(play, b, scenario => scenario with
        {
            Briefs = [.. scenario.Briefs.Select(x => x.Party == b
                ? x with { Home = home, Valuation = valuation, Batna = "another", Reservation = x.Reservation + 5 } : x)],
            Capitals = [.. scenario.Capitals.Where(c => c.Party != b), capital with { Party = b }],
        }), b);

    /// <summary>The play with a mandate of B that refuses nothing, so that nothing at the table turns on what is B's own.</summary>
    private static Play Quiet(Play play, string b, Func<Scenario, Scenario> change)
    {
        var free = new Mandate(-1_000_000, [], "free", []);
        var setup = play.Setup with
        {
            Scenario = change(Freed(play.Setup.Scenario)),
            Sequels = [.. play.Setup.Sequels.Select(Freed)],
            Consent = Consent.Head,
        };
        return new(setup, [.. play.Steps.Where(s => s is not Step.InDelegation { Command: DelegationCommand.Instruct } d || d.Party != b)
            .Select(s => s.CommandId == "open-session" ? new Step.InOffice(
                s.CommandId, s.Seconds, new SessionCommand.OpenSession(setup)) : s)]);

        Scenario Freed(Scenario scenario) => scenario with
        {
            Briefs = [.. scenario.Briefs.Select(x => x.Party == b ? x with { Mandate = free } : x)],
        };
    }
}
