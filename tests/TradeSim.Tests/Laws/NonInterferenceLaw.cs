using CsCheck;
using TradeSim.Delegations;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

// Fails when Errands.ForDelegations hands every delegation the pages of all briefs.
public sealed class NonInterferenceLaw
{
    /// <summary>Two plays that differ only in what is B's own; <paramref name="Party"/> is B.</summary>
    private sealed record Pair(Play One, Play Other, string Party);

    [Fact]
    public void What_is_Bs_own_never_changes_what_the_others_hear() => Pairs.Sample(pair =>
    {
        var (one, other) = (Heard(pair.One, pair.Party), Heard(pair.Other, pair.Party));
        Assert.Equal(one, other);
    }, iter: 500);

    /// <summary>Fails when the coach draws its chance from the other side's brief, or is handed its delegation.</summary>
    [Fact]
    public void What_the_coach_says_to_the_others_never_depends_on_what_is_Bs_own()
    {
        var answers = 0;
        Pairs.Sample(pair =>
        {
            var (one, other) = (Coached(pair.One, pair.Party), Coached(pair.Other, pair.Party));
            Assert.Equal(one, other);
            Interlocked.Add(ref answers, one.Count);
        }, iter: 100);
        Assert.True(answers > 200, $"The coach was asked {answers} times only.");
    }

    // What the coach would answer to every seat but B's, each time that anybody but B has done something.
    private static List<string> Coached(Play play, string b)
    {
        var said = new List<string>();
        play.Run((rooms, step, _, _) =>
        {
            if (IsOf(step, b)) return;
            foreach (var (party, own) in rooms.Delegations.Where(d => d.Key != b))
                foreach (var seat in own.Room.People.Keys)
                    if (own.Room.ObjectionToCoach(new(party, seat), rooms.Table.Room) is null)
                        said.Add(Said(Coach.Consider(rooms.Table.Room, rooms.Table.Number, own.Room)));
        });
        return said;
    }

    private static string Said(Move move) => Dialect.Write(Counsel.Of(move.AtTable, move.Inside, move.Reason));

    [Fact]
    public void The_pairs_do_differ_inside_B()
    {
        var (pairs, differ) = (0, 0);
        Pairs.Sample(pair =>
        {
            Interlocked.Increment(ref pairs);
            var (one, other) = (pair.One.Run(), pair.Other.Run());
            if (one.DelegationNews(pair.Party) != other.DelegationNews(pair.Party))
                Interlocked.Increment(ref differ);
        }, iter: 200);
        Assert.True(differ > pairs * 9 / 10);
    }

    // All that anybody but B hears: the table, the own delegation, and the answers to the own commands.
    private static string Heard(Play play, string b)
    {
        var answers = new List<string>();
        var rooms = play.Run((_, step, _, refusal) =>
        {
            if (!IsOf(step, b)) answers.Add($"{step.CommandId}: {refusal}");
        });
        var others = rooms.Delegations.Keys.Where(p => p != b).Order();
        return rooms.TableNews() + string.Concat(others.Select(rooms.DelegationNews))
            + string.Join('\n', answers);
    }

    private static bool IsOf(Step step, string b) => step switch
    {
        Step.AtTable s => s.By.Party == b,
        Step.AboutTable s => s.By.Party == b,
        Step.AboutInside s => s.By.Party == b,
        Step.InDelegation s => s.By.Party == b || s.Party == b,
        _ => false,
    };

    private static Gen<Pair> Pairs { get; } =
        from scenario in RandomScenarios.Any
        from play in RandomPlay.Of(scenario)
        from b in Gen.OneOf(scenario.Agenda.Parties.Select(p => p.Id).ToArray())
        from valuation in RandomScenarios.ValuationOf([.. scenario.Agenda.Issues.Select(i => i.Options.Length)])
        from reservation in Gen.Int[-50, 50]
        from own in Own(scenario, b).Array[0, 12]
        from places in Gen.Int[0, 80].Array[12]
        select new Pair(
            With(play, b, brief => brief, []),
            With(play, b, brief => Otherwise(brief, valuation, reservation), [.. own.Zip(places)]),
            b);

    private static Brief Otherwise(Brief brief, Valuation valuation, int reservation) => brief with
    {
        Interests = "other interests",
        Batna = "another alternative",
        Reservation = reservation,
        Valuation = valuation,
        Pages = [.. brief.Pages.Select(p => p with { Text = "another page" })],
    };

    // What only B knows or is told: talk among its own, drafts, and words that the rules refuse.
    private static Gen<Step> Own(Scenario scenario, string b)
    {
        var by = new Voice(b, "seat0");
        var refused = Gen.OneOf<TableCommand>(
            new TableCommand.AcceptOffer(999), new TableCommand.RejectOffer(0, ""), new TableCommand.CallTime(),
            new TableCommand.MakeOffer(new([]), ""), new TableCommand.SayWords(""),
            new TableCommand.SendSignal([], []), new TableCommand.BeginTalks());
        return Gen.OneOf(
            refused.Select(c => (Step)new Step.AtTable("", 0, by, c)),
            RandomPlay.InDelegation(scenario).Where(IsPrivate)
                .Select(c => (Step)new Step.InDelegation("", 0, by, b, c)));
    }

    // Leaving or taking a seat changes who may speak at the table, which is no secret. What its capital says binds B.
    private static bool IsPrivate(DelegationCommand command) => command is DelegationCommand.Confer
        or DelegationCommand.SaveDraft or DelegationCommand.NoteReason or DelegationCommand.ConsentTo;

    private static bool IsReplaced(DelegationCommand command) => IsPrivate(command) || command is DelegationCommand.Instruct;

    private static Play With(Play play, string b, Func<Brief, Brief> change, (Step Step, int Place)[] own)
    {
        // A mandate is heard where it binds: what a delegation may not offer, the table never hears.
        var free = new Mandate(-1_000_000, [], "free", []);
        var scenario = play.Setup.Scenario;
        var briefs = scenario.Briefs.Select(x => x.Party == b ? change(x with { Mandate = free }) : x);
        var setup = play.Setup with
        {
            Scenario = scenario with { Briefs = [.. briefs] },
            Sequels = [.. play.Setup.Sequels.Select(s => s with
            {
                Briefs = [.. s.Briefs.Select(x => x.Party == b ? x with { Mandate = free } : x)],
            })],
            Consent = Consent.Head,
            Coach = true,
        };
        var steps = play.Steps
            .Select((s, i) => s is not Step.InDelegation d || d.Party != b || !IsReplaced(d.Command) ? s
                : own.Length == 0 && IsPrivate(d.Command) ? s with { CommandId = $"private{i}" }
                : new Step.AtTable($"private{i}", s.Seconds, new(b, "seat0"), new TableCommand.SayWords("")))
            .Select(s => s is Step.InOffice { CommandId: "open-session" }
                ? new Step.InOffice(s.CommandId, s.Seconds, new SessionCommand.OpenSession(setup))
                : s)
            .ToList();
        foreach (var ((step, place), i) in own.Select((o, i) => (o, i)))
            steps.Insert(1 + place % steps.Count, step with { CommandId = $"own{i}" });
        return new(setup, [.. steps]);
    }
}
