using System.Collections.Immutable;
using CsCheck;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Tests.Worlds;

/// <summary>Random play of random scenarios: sense and nonsense, stale numbers, wrong voices, old ids, odd times.</summary>
internal static class RandomPlay
{
    public static Gen<Play> Any { get; } = RandomScenarios.Any.SelectMany(Of);

    /// <summary>Play of one scenario: the session opens, most sides are seated, and then anything is said.</summary>
    public static Gen<Play> Of(Scenario scenario) =>
        from clock in Clock
        from ai in Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[0, 7]))
        from seed in Gen.Long
        from late in Gen.Frequency((9, Gen.Const(0)), (1, Gen.Const(1)))
        let setup = new SessionSetup("s1", "CODE", scenario, clock, Ai(scenario, ai), seed)
        from steps in Steps(scenario, clock).Array[0, 70]
        select new Play(setup, [.. Prelude(setup, late), .. steps]);

    /// <summary>Anything anybody could say in any room.</summary>
    public static Gen<Step[]> Steps(Scenario scenario, ClockSetting clock, int least, int most) =>
        Steps(scenario, clock).Array[least, most];

    /// <summary>Anything that can be said inside a delegation, sense and nonsense.</summary>
    public static Gen<DelegationCommand> InDelegation(Scenario scenario)
    {
        var sizes = Sizes(scenario);
        return Gen.Frequency(
            (4, Words.Select(w => (DelegationCommand)new DelegationCommand.Confer(w))),
            (3, AnyPackage(sizes).Select(p => (DelegationCommand)new DelegationCommand.SaveDraft(p))),
            (1, Words.Select(w => (DelegationCommand)new DelegationCommand.NoteReason(3, w))),
            (1, Gen.Const((DelegationCommand)new DelegationCommand.LeaveSeat())),
            (1, SeatId.Select(s => (DelegationCommand)new DelegationCommand.TakeSeat(s, "Ann"))),
            (1, Gen.Const((DelegationCommand)new DelegationCommand.OpenDelegation(scenario.Briefs[0], null))));
    }

    private static Gen<ClockSetting> Clock { get; } = Gen.Frequency(
        (3, Gen.Const(ClockSetting.ByMoves)),
        (2, Gen.Int[30, 900].Select(s => new ClockSetting(ClockMode.Wall, s))));

    private static Gen<string> Words { get; } = Gen.Frequency(
        (8, Gen.Char.AlphaNumeric.Array[1, 12].Select(c => new string(c))),
        (1, Gen.OneOf("", "  ", "\t\n", "a\nb \u2028 \"<é>")),
        (1, Gen.Const(new string('x', Table.MostWords + 1))));

    private static Gen<string> SeatId { get; } = Gen.OneOf("seat0", "seat1", "seat2", "nowhere", "");

    private static Gen<string> CommandId { get; } = Gen.Frequency(
        (9, Gen.Int[100, 1_000_000]), (1, Gen.Int[0, 5])).Select(n => $"c{n}");

    private static Gen<int> Seconds { get; } = Gen.Frequency((8, Gen.Int[0, 40]), (1, Gen.Int[-100, 600]));

    private static Gen<int> OfferNumber { get; } = Gen.Frequency(
        (12, Gen.Int[1, 4]), (4, Gen.Int[5, 9]), (1, Gen.OneOf(-1, 0, 99, int.MaxValue, int.MinValue)));

    private static Gen<Func<int, TableCommand>> Answer { get; } = Gen.Frequency(
        (3, Gen.Const((Func<int, TableCommand>)(n => new TableCommand.AcceptOffer(n)))),
        (1, Gen.Const((Func<int, TableCommand>)(n => new TableCommand.RejectOffer(n, "no")))),
        (1, Gen.Const((Func<int, TableCommand>)(n => new TableCommand.WithdrawOffer(n + 1)))));

    private static int[] Sizes(Scenario scenario) => [.. scenario.Agenda.Issues.Select(i => i.Options.Length)];

    private static Gen<Package> AnyPackage(int[] sizes) => Gen.Frequency(
        (12, RandomScenarios.Package(sizes)),
        (1, Gen.Int[-1, 5].Array[0, 6].Select(xs => new Package([.. xs]))));

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
                (id, s, by, c) => (Step)new Step.AboutNewest(id, s, by, c))),
            (1, Gen.Select(CommandId, Seconds, Office(scenario, clock),
                (id, s, c) => (Step)new Step.AtTable(id, s, Voice.Office, c))),
            (3, Gen.Select(CommandId, Seconds, Gen.Frequency((5, voice), (1, Gen.Const(Voice.Office))),
                Gen.OneOf([.. voices, "nobody"]),
                InDelegation(scenario),
                (id, s, by, room, c) => (Step)new Step.InDelegation(id, s, by, room, c))),
            (1, Gen.Select(CommandId, Seconds, InOffice(scenario, clock),
                (id, s, c) => (Step)new Step.InOffice(id, s, c))));
    }

    private static Gen<TableCommand> AtTable(Scenario scenario, ClockSetting clock)
    {
        var sizes = Sizes(scenario);
        var option = Gen.Frequency(
            (20, Gen.Select(Gen.Int[0, sizes.Length - 1], Gen.Int[0, 1])), (1, Gen.Select(Gen.Int[-1, 6], Gen.Int)));
        var signal = option.Select(o => new OptionRef(o.Item1, o.Item2)).Array[0, Table.MostSignalled + 1]
            .Select(os => os.ToImmutableArray());
        return Gen.Frequency(
            (12, Gen.Select(AnyPackage(sizes), Words, (p, w) => (TableCommand)new TableCommand.MakeOffer(p, w))),
            (9, OfferNumber.Select(n => (TableCommand)new TableCommand.AcceptOffer(n))),
            (6, Gen.Select(OfferNumber, Words, (n, w) => (TableCommand)new TableCommand.RejectOffer(n, w))),
            (3, OfferNumber.Select(n => (TableCommand)new TableCommand.WithdrawOffer(n))),
            (4, Gen.Select(signal, signal, (a, b) => (TableCommand)new TableCommand.SendSignal(a, b))),
            (6, Words.Select(w => (TableCommand)new TableCommand.SayWords(w))),
            (1, Words.Select(w => (TableCommand)new TableCommand.LeaveTalks(w))),
            (1, Office(scenario, clock)));
    }

    private static Gen<TableCommand> Office(Scenario scenario, ClockSetting clock) => Gen.Frequency(
        (clock.Mode == ClockMode.Wall ? 6 : 1, Gen.Const((TableCommand)new TableCommand.CallTime())),
        (2, Gen.Const((TableCommand)new TableCommand.BeginTalks())),
        (2, Gen.Const((TableCommand)new TableCommand.OpenTable(scenario.Agenda, clock, []))),
        (2, Gen.Const((TableCommand)new TableCommand.SayWords("the office speaks"))));

    private static Gen<SessionCommand> InOffice(Scenario scenario, ClockSetting clock)
    {
        var again = new SessionSetup("s2", "OTHER", scenario, clock, Ai(scenario, 0), 1);
        return Gen.Frequency(
            (6, Gen.Select(Gen.OneOf(null, "us", "china", "eu", "nobody"), Gen.OneOf("Bo", " ", "Cy"),
                (p, n) => (SessionCommand)new SessionCommand.GrantSeat(p, n))),
            (1, Gen.Const((SessionCommand)new SessionCommand.OpenSession(again))));
    }

    private static ImmutableSortedDictionary<string, string> Ai(Scenario scenario, int mask) =>
        scenario.Agenda.Parties.Where((_, i) => (mask >> i & 1) == 1)
            .ToImmutableSortedDictionary(p => p.Id, _ => "mirror");

    private static IEnumerable<Step> Prelude(SessionSetup setup, int late)
    {
        yield return new Step.InOffice("open-session", 0, new SessionCommand.OpenSession(setup));
        foreach (var party in setup.Scenario.Agenda.Parties.Skip(late).Where(p => !setup.Negotiators.ContainsKey(p.Id)))
            yield return new Step.InOffice($"join-{party.Id}", 1, new SessionCommand.GrantSeat(party.Id, "Ann"));
    }
}
