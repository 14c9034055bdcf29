using CsCheck;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Tests.Worlds;

// Calls home, statements, deals, and what is said and sealed in the weeks after: sense and nonsense.
internal static class RandomWeeks
{
    /// <summary>Options of these issues, and now and then what is none.</summary>
    public static Gen<OptionRef> AnyOption(int[] sizes) => Gen.Frequency(
            (20, Gen.Select(Gen.Int[0, sizes.Length - 1], Gen.Int[0, 1])),
            (1, Gen.Select(Gen.Int[-1, 6], Gen.Int)))
        .Select(o => new OptionRef(o.Item1, o.Item2));

    /// <summary>A question to the capital.</summary>
    public static Gen<DelegationCommand> Call(int[] sizes) => Gen.Frequency(
        (6, AnyOption(sizes).Select(o => new CapitalAsk(o, null, "may we"))),
        (6, RandomPlay.AnyPackage(sizes).Select(p => new CapitalAsk(null, p, "this one"))),
        (1, RandomPlay.Words.Select(w => new CapitalAsk(null, null, w))))
        .Select(ask => (DelegationCommand)new DelegationCommand.CallCapital(ask));

    /// <summary>The head of a party calls home, mostly with sense.</summary>
    public static Gen<Step> Calls(Scenario scenario) => Gen.Select(
        Gen.OneOf(scenario.Agenda.Parties.Select(p => new Voice(p.Id, p.Head.Id)).ToArray()),
        Call(RandomScenarios.Sizes(scenario)), Gen.Bool, (by, call, forRed) => (Step)new Step.InDelegation("", 1, by, by.Party,
            forRed && scenario.Brief(by.Party).Mandate.Forbidden is [var red, ..]
                ? new DelegationCommand.CallCapital(new(red, null, "this one")) : call));

    /// <summary>A person's answer to a call.</summary>
    public static Gen<DelegationCommand> Instruct(int[] sizes) =>
        from call in Gen.Frequency((5, Gen.Int[1, 3]), (1, Gen.Int[-1, 9]))
        from says in Gen.Enum<CapitalSays>()
        from needs in AnyOption(sizes).Array[0, 2]
        from minimum in Gen.Frequency((3, Gen.Const((int?)null)), (1, Gen.Int[-20, 40].Select(m => (int?)m)))
        from words in RandomPlay.Words
        select (DelegationCommand)new DelegationCommand.Instruct(call, says, [.. needs], minimum, words);

    /// <summary>What concerns the capital and the weeks inside a delegation.</summary>
    public static Gen<DelegationCommand> Inside(int[] sizes) => Gen.Frequency(
        (1, Call(sizes)),
        (1, Instruct(sizes)),
        (1, Gen.Select(Gen.Int[0, 4], Gen.Select(Gen.Int[0, 5], Gen.Enum<Conduct>()).Array[0, 3],
            (w, ms) => (DelegationCommand)new DelegationCommand.SealMeasures(
                w, [.. ms.Select(m => new MeasureTaken(m.Item1, m.Item2))]))));

    /// <summary>Words to the press.</summary>
    public static Gen<TableCommand> Statement(int[] sizes) =>
        from tone in Gen.Enum<Tone>()
        from pledge in Gen.Frequency((4, AnyOption(sizes).Select(o => (OptionRef?)o)), (1, Gen.Const((OptionRef?)null)))
        from words in RandomPlay.Words
        select (TableCommand)new TableCommand.MakeStatement(tone, pledge, words);

    /// <summary>What is said in the weeks after the talks.</summary>
    public static Gen<TableCommand> InWeeks(Scenario scenario)
    {
        var number = Gen.Frequency((12, Gen.Int[1, 6]), (1, Gen.OneOf(-1, 0, 99, int.MaxValue, int.MinValue)));
        string[] levers = [.. scenario.Agenda.Aftermath?.Levers.Select(l => l.Id) ?? [], "nothing"];
        return Gen.Frequency(
            (2, Gen.Select(number, RandomPlay.Words, (n, w) => (TableCommand)new TableCommand.AskConsultation(n, w))),
            (6, Gen.Select(number, RandomPlay.Words, (n, w) => (TableCommand)new TableCommand.AllegeBreach(n, w))),
            (2, Gen.Int[0, 3].Select(n => (TableCommand)new TableCommand.SettleAllegation(n))),
            (4, Gen.Select(number, Gen.Int[0, 3], (n, a) => (TableCommand)new TableCommand.SuspendCommitment(n, a))),
            (2, number.Select(n => (TableCommand)new TableCommand.ResumeCommitment(n))),
            (3, Gen.OneOf(levers).Select(l => (TableCommand)new TableCommand.PullLever(l))),
            (1, RandomPlay.Words.Select(w => (TableCommand)new TableCommand.TakeBack(w))),
            (2, Gen.Const((TableCommand)new TableCommand.WantExtension())));
    }

    /// <summary>One party offers something and all others say yes, as far as their capitals let them.</summary>
    public static Gen<Step[]> Deal(Scenario scenario)
    {
        var parties = scenario.Agenda.Parties.Select(p => new Voice(p.Id, p.Head.Id)).ToArray();
        return Gen.Select(Gen.OneOf(parties), RandomScenarios.Package(RandomScenarios.Sizes(scenario)), (author, package) => (Step[])
            [
                new Step.AboutTable("", 1, author, table => new TableCommand.MakeOffer(Fitting(package, table.Agenda), "so")),
                .. parties.Where(p => p != author).Select(p => new Step.AboutTable("", 1, p,
                    table => new TableCommand.AcceptOffer(table.OpenOfferTo(p.Party)?.Number ?? 1))),
            ]);
    }

    /// <summary>Something is said, and then all seal, or some and the office calls time, or nobody does anything.</summary>
    public static Gen<Step[]> Week(Scenario scenario, Gen<Step> anything)
    {
        var heads = scenario.Agenda.Parties.Select(p => new Voice(p.Id, p.Head.Id)).ToArray();
        var said = Gen.Select(Gen.OneOf(heads), InWeeks(scenario), (by, c) => (Step)new Step.AtTable("", 1, by, c));
        var fitting = Gen.Select(Gen.OneOf(heads), Gen.Int[0, 99], Gen.Int[0, 9],
            (by, n, kind) => (Step)new Step.AboutTable("", 1, by, table => Fitting(by, table, n, kind)));
        return
            from talk in Gen.Frequency((2, said), (6, fitting), (1, anything)).Array[0, 7]
            from conducts in Gen.Frequency((1, Gen.Const(Conduct.Breach)), (3, Gen.Enum<Conduct>())).Array[heads.Length * 3]
            from who in Gen.Frequency((4, Gen.Const(7)), (1, Gen.Int[0, 7]))
            from calls in Gen.Frequency((1, Gen.Const(0)), (1, Gen.Const(1)))
            let seals = heads.Select((head, i) => (Step)new Step.AboutInside(
                "", 1, head, own => Seal(own, conducts[(i * 3)..((i * 3) + 3)])))
                .Where((_, i) => ((who >> i) & 1) == 1)
            let time = new Step.AtTable("", 1000, Voice.Office, new TableCommand.CallTime())
            select (Step[])[.. talk, .. seals, .. Enumerable.Repeat(time, calls)];
    }

    /// <summary>Measures for exactly what is asked.</summary>
    public static DelegationCommand Seal(Delegation delegation, Conduct[] conducts) => new DelegationCommand.SealMeasures(
        delegation.Week?.Week ?? 1, [.. (delegation.Week?.Commitments ?? []).Select((c, i) =>
            new MeasureTaken(c, conducts[i % conducts.Length]))]);

    /// <summary>Something that can be said of the weeks as they stand.</summary>
    private static TableCommand Fitting(Voice by, Table table, int n, int kind)
    {
        int[] others = [.. (table.Accord?.Commitments ?? []).Where(c => c.Party != by.Party).Select(c => c.Number), 1];
        int[] own = [.. (table.Accord?.BindingOn(by.Party) ?? []).Select(c => c.Number), 1];
        int[] open = [.. (table.Accord?.OpenBy(by.Party) ?? []).Select(a => a.Number), 1];
        int[] resting = [.. (table.Accord?.Commitments ?? []).Where(c => c.Party == by.Party)
            .Select(c => c.Number).Where(n => table.Accord!.IsSuspended(n)), 1];
        return kind switch
        {
            0 => new TableCommand.AskConsultation(others[n % others.Length], "well?"),
            1 or 2 or 5 when resting.Length > 1 => new TableCommand.ResumeCommitment(resting[0]),
            1 => new TableCommand.SettleAllegation(open[n % open.Length]),
            < 6 when open.Length > 1 => new TableCommand.SuspendCommitment(own[n % own.Length], open[^2]),
            < 9 when Failing(by, table) is { } failing => new TableCommand.AllegeBreach(failing.Number, "breach"),
            _ => new TableCommand.AllegeBreach(others[n % others.Length], "breach"),
        };
    }

    private static Commitment? Failing(Voice by, Table table) => table.Accord?.Commitments
        .FirstOrDefault(c => c.Party != by.Party && table.Accord.Shown(c.Number) < Accord.Borne
            && table.Accord.OpenBy(by.Party).All(a => a.Commitment != c.Number));

    private static Package Fitting(Package package, Agenda? agenda) =>
        agenda is null ? package
        : new([.. agenda.Issues.Select((issue, i) => i < package.Count ? package[i] % issue.Options.Length : issue.StatusQuo)]);
}
