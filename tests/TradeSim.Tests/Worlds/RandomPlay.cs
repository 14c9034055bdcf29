using System.Collections.Immutable;
using CsCheck;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Tests.Worlds;

// Random play of random scenarios: sense and nonsense, stale numbers, wrong voices, old ids, odd times.
internal static class RandomPlay
{
    public static Gen<Play> Any { get; } = RandomScenarios.Any.SelectMany(Of);

    /// <summary>Plays that go beyond the talks.</summary>
    public static Gen<Play> Beyond { get; } =
        from scenario in RandomScenarios.Any
        from reach in Gen.OneOf(Reach.Aftermath, Reach.Campaign)
        from play in Of(scenario, reach)
        select play;

    // Play of one scenario: the session opens, most sides are seated, and then anything is said.
    public static Gen<Play> Of(Scenario scenario) =>
        Gen.Frequency((2, Gen.Const(Reach.Talks)), (2, Gen.Const(Reach.Aftermath)), (3, Gen.Const(Reach.Campaign)))
            .SelectMany(reach => Of(scenario, reach));

    /// <summary>Play of one scenario that goes so far.</summary>
    public static Gen<Play> Of(Scenario scenario, Reach reach) =>
        from whole in reach == Reach.Talks ? Gen.Const(scenario) : RandomHome.Lasting(scenario)
        from sequels in reach == Reach.Campaign ? RandomHome.After(whole).Array[1, 1] : Gen.Const(Array.Empty<Scenario>())
        from clock in Clock
        from ai in Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[0, 7]))
        from persons in Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[0, 7]))
        from consent in Gen.Frequency((4, Gen.Const(Consent.Head)), (1, Gen.Const(Consent.Majority)))
        from seed in Gen.Long
        from late in Gen.Frequency((9, Gen.Const(0)), (1, Gen.Const(1)))
        let setup = new SessionSetup("s1", "CODE", whole, clock, Ai(whole, ai), seed, reach, [.. sequels],
            [.. whole.Agenda.Parties.Where((_, i) => ((persons >> i) & 1) == 1).Select(p => p.Id)],
            ImmutableSortedDictionary<string, string>.Empty, consent, seed % 2 == 0, false)
        from steps in reach == Reach.Talks ? Steps(whole, clock).Array[0, 70] : Rounds(setup)
        select new Play(setup, [.. Prelude(setup, late), .. steps]);

    /// <summary>Anything anybody could say in any room.</summary>
    public static Gen<Step[]> Steps(Scenario scenario, ClockSetting clock, int least, int most) =>
        Steps(scenario, clock).Array[least, most];

    /// <summary>Anything that can be said inside a delegation, sense and nonsense.</summary>
    public static Gen<DelegationCommand> InDelegation(Scenario scenario)
    {
        var sizes = RandomScenarios.Sizes(scenario);
        return Gen.Frequency(
            (4, Words.Select(w => (DelegationCommand)new DelegationCommand.Confer(w))),
            (3, AnyPackage(sizes).Select(p => (DelegationCommand)new DelegationCommand.SaveDraft(p))),
            (2, AnyPackage(sizes).Select(p => (DelegationCommand)new DelegationCommand.ConsentTo(p))),
            (3, RandomWeeks.Inside(sizes)),
            (1, Words.Select(w => (DelegationCommand)new DelegationCommand.NoteReason(3, w))),
            (1, Gen.Const((DelegationCommand)new DelegationCommand.LeaveSeat())),
            (1, SeatId.Select(s => (DelegationCommand)new DelegationCommand.TakeSeat(s, "Ann"))),
            (1, Gen.Const((DelegationCommand)new DelegationCommand.OpenDelegation(
                scenario.Briefs[0], null, Consent.Head, false, false))));
    }

    private static Gen<ClockSetting> Clock { get; } = Gen.Frequency(
        (3, Gen.Const(ClockSetting.ByMoves)),
        (2, Gen.Int[30, 900].Select(s => new ClockSetting(ClockMode.Wall, s))));

    public static Gen<string> Words { get; } = Gen.Frequency(
        (8, Gen.Char.AlphaNumeric.Array[1, 12].Select(c => new string(c))),
        (1, Gen.OneOf("", "  ", "\t\n", "a\nb \u2028 \"<é>")),
        (1, Gen.Const(new string('x', Table.MostWords + 1))));

    private static Gen<string> SeatId { get; } = Gen.OneOf("seat0", "seat1", "seat2", "capital", "nowhere", "");

    private static Gen<string> CommandId { get; } = Gen.Frequency(
        (9, Gen.Int[100, 1_000_000]), (1, Gen.Int[0, 5])).Select(n => $"c{n}");

    private static Gen<int> Seconds { get; } = Gen.Frequency((8, Gen.Int[0, 40]), (1, Gen.Int[-100, 600]));

    private static Gen<int> OfferNumber { get; } = Gen.Frequency(
        (12, Gen.Int[1, 4]), (4, Gen.Int[5, 9]), (1, Gen.OneOf(-1, 0, 99, int.MaxValue, int.MinValue)));

    private static Gen<Func<int, TableCommand>> Answer { get; } = Gen.Frequency(
        (3, Gen.Const((Func<int, TableCommand>)(n => new TableCommand.AcceptOffer(n)))),
        (1, Gen.Const((Func<int, TableCommand>)(n => new TableCommand.RejectOffer(n, "no")))),
        (1, Gen.Const((Func<int, TableCommand>)(n => new TableCommand.WithdrawOffer(n + 1)))));

    /// <summary>Packages, and now and then what is none.</summary>
    public static Gen<Package> AnyPackage(int[] sizes) => Gen.Frequency(
        (12, RandomScenarios.Package(sizes)),
        (1, Gen.Int[-1, 5].Array[0, 6].Select(xs => new Package([.. xs]))));

    /// <summary>Each round: some talk, a deal or two if the parties can make them, weeks, and talk again.</summary>
    private static Gen<Step[]> Rounds(SessionSetup setup)
    {
        Scenario[] scenarios = [setup.Scenario, .. setup.Sequels];
        return scenarios.Select(s =>
                from talk in Gen.Frequency((3, Steps(s, setup.Clock).Array[0, 2]), (1, Steps(s, setup.Clock).Array[0, 12]))
                from calls in RandomWeeks.Calls(s).Array[0, 3]
                from deals in RandomWeeks.Deal(s).Array[1, 3]
                from weeks in RandomWeeks.Week(s, Steps(s, setup.Clock)).Array[1, 4]
                from more in Steps(s, setup.Clock).Array[0, 4]
                select (Step[])[.. talk, .. calls, .. deals.SelectMany(d => d), .. weeks.SelectMany(w => w), .. more])
            .Aggregate((a, b) => Gen.Select(a, b, (x, y) => (Step[])[.. x, .. y]))
            .Select(steps => steps.Select((s, i) => s.CommandId.Length > 0 ? s : s with { CommandId = $"led{i}" }).ToArray());
    }

    private static Gen<Step> Steps(Scenario scenario, ClockSetting clock)
    {
        var voices = scenario.Agenda.Parties.Select(p => p.Id).ToArray();
        var voice = Gen.Frequency(
            (12, Gen.Select(Gen.OneOf(voices), Gen.Const("seat0"))),
            (3, Gen.Select(Gen.OneOf(voices), SeatId)),
            (1, Gen.OneOf(("nobody", "seat0"), ("", ""), ("eu", "seat0"))))
            .Select(v => new Voice(v.Item1, v.Item2));
        var atTable = AtTable(scenario, clock);
        return Gen.Frequency(
            (12, Gen.Select(CommandId, Seconds, voice, atTable,
                (id, s, by, c) => (Step)new Step.AtTable(id, s, by, c))),
            (4, Gen.Select(CommandId, Seconds, voice, Answer,
                (id, s, by, c) => (Step)new Step.AboutTable(
                    id, s, by, t => c(t.OpenOfferTo(by.Party)?.Number ?? 1)))),
            (1, Gen.Select(CommandId, Seconds, Office(scenario, clock),
                (id, s, c) => (Step)new Step.AtTable(id, s, Voice.Office, c))),
            (3, Gen.Select(CommandId, Seconds, Gen.Frequency((5, voice), (1, Gen.Const(Voice.Office))),
                Gen.OneOf([.. voices, "nobody"]),
                InDelegation(scenario),
                (id, s, by, room, c) => (Step)new Step.InDelegation(id, s, by, room, c))),
            (2, Gen.Select(CommandId, Seconds, Gen.OneOf(voices), RandomWeeks.Call(RandomScenarios.Sizes(scenario)),
                (id, s, p, c) => (Step)new Step.InDelegation(id, s, new(p, "seat0"), p, c))),
            (1, Gen.Select(CommandId, Seconds, Gen.OneOf(voices), RandomWeeks.Instruct(RandomScenarios.Sizes(scenario)),
                (id, s, p, c) => (Step)new Step.InDelegation(id, s, new(p, "capital"), p, c))),
            (1, Gen.Select(CommandId, Seconds, InOffice(scenario, clock),
                (id, s, c) => (Step)new Step.InOffice(id, s, c))));
    }

    private static Gen<TableCommand> AtTable(Scenario scenario, ClockSetting clock)
    {
        var sizes = RandomScenarios.Sizes(scenario);
        var option = RandomWeeks.AnyOption(sizes);
        var signal = option.Array[0, Table.MostSignalled + 1].Select(os => os.ToImmutableArray());
        return Gen.Frequency(
            (12, Gen.Select(AnyPackage(sizes), Words,
                (p, w) => (TableCommand)new TableCommand.MakeOffer(p, w))),
            (9, OfferNumber.Select(n => (TableCommand)new TableCommand.AcceptOffer(n))),
            (6, Gen.Select(OfferNumber, Words, (n, w) => (TableCommand)new TableCommand.RejectOffer(n, w))),
            (3, OfferNumber.Select(n => (TableCommand)new TableCommand.WithdrawOffer(n))),
            (4, Gen.Select(signal, signal, (a, b) => (TableCommand)new TableCommand.SendSignal(a, b))),
            (6, Words.Select(w => (TableCommand)new TableCommand.SayWords(w))),
            (3, RandomWeeks.Statement(sizes)),
            (3, RandomWeeks.InWeeks(scenario)),
            (1, Gen.Const((TableCommand)new TableCommand.StepOut())),
            (1, Words.Select(w => (TableCommand)new TableCommand.LeaveTalks(w))),
            (1, Office(scenario, clock)));
    }

    private static Gen<TableCommand> Office(Scenario scenario, ClockSetting clock) => Gen.Frequency(
        (3, Gen.Const((TableCommand)new TableCommand.CallTime())),
        (2, Gen.Const((TableCommand)new TableCommand.BeginTalks())),
        (2, Gen.Const((TableCommand)new TableCommand.OpenTable(scenario.Agenda, clock, [], Reach.Talks))),
        (2, Gen.Const((TableCommand)new TableCommand.SayWords("the office speaks"))));

    private static Gen<SessionCommand> InOffice(Scenario scenario, ClockSetting clock)
    {
        var again = new SessionSetup(
            "s2", "OTHER", scenario, clock, Ai(scenario, 0), 1, Reach.Talks, [], [],
            ImmutableSortedDictionary<string, string>.Empty, Consent.Head, false, false);
        return Gen.Frequency(
            (6, Gen.Select(Gen.OneOf(null, "us", "china", "eu", "nobody"), Gen.OneOf("Bo", " ", "Cy"),
                Gen.Frequency((2, Gen.Const((string?)null)), (1, SeatId.Select(s => (string?)s))),
                (p, n, s) => (SessionCommand)new SessionCommand.GrantSeat(p, n, s))),
            (1, Gen.Const((SessionCommand)new SessionCommand.OpenSession(again))));
    }

    private static ImmutableSortedDictionary<string, string> Ai(Scenario scenario, int mask) =>
        scenario.Agenda.Parties.Where((_, i) => (mask >> i & 1) == 1)
            .ToImmutableSortedDictionary(p => p.Id, _ => "mirror");

    private static IEnumerable<Step> Prelude(SessionSetup setup, int late)
    {
        yield return new Step.InOffice("open-session", 0, new SessionCommand.OpenSession(setup));
        var people = setup.Scenario.Agenda.Parties.Where(p => !setup.Negotiators.ContainsKey(p.Id));
        foreach (var party in people.Skip(late))
            yield return new Step.InOffice($"join-{party.Id}", 1, new SessionCommand.GrantSeat(party.Id, "Ann", null));
        foreach (var party in people.Skip(late).Where(p => setup.Principals.Contains(p.Id)))
            yield return new Step.InOffice(
                $"capital-{party.Id}", 1, new SessionCommand.GrantSeat(party.Id, "Cy", Delegation.Capital));
    }
}
