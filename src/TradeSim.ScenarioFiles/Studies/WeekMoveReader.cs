using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;
using static TradeSim.ScenarioFiles.Studies.Saying;

namespace TradeSim.ScenarioFiles.Studies;

/// <summary>Reads what a party does in the weeks after the talks. Commitments are named by their issue.</summary>
internal sealed class WeekMoveReader(Agenda agenda)
{
    private static readonly ImmutableArray<(string Word, Conduct Conduct)> Conducts =
    [
        ("fulfil", Conduct.Fulfil), ("go-beyond", Conduct.GoBeyond), ("slow-walk", Conduct.SlowWalk),
        ("form-only", Conduct.FormOnly), ("breach", Conduct.Breach),
    ];

    private readonly OptionNames names = new(agenda);
    private readonly string[] levers = [.. agenda.Aftermath?.Levers.Select(l => l.Id) ?? []];

    /// <summary>The keys that name such a move.</summary>
    public static ImmutableArray<string> Kinds { get; } =
        ["seal", "allege", "consult", "settle", "suspend", "resume", "lever", "extend", "take-back"];

    public Func<Scene, Saying>? Read(string kind, YamlCursor said) => kind switch
    {
        "seal" => Seal(said),
        "allege" => About(said, (c, gist) => new TableCommand.AllegeBreach(c, gist)),
        "consult" => About(said, (c, gist) => new TableCommand.AskConsultation(c, gist)),
        "settle" => names.Issue(said) is { } issue ? s => Settle(s, issue) : null,
        "suspend" => Suspend(said),
        "resume" => names.Issue(said) is { } issue
            ? s => OfOwn(s, issue, c => new TableCommand.ResumeCommitment(c)) : null,
        "lever" => said.Among(levers, "lever") is { } lever
            ? _ => AtTheTable(new TableCommand.PullLever(levers[lever])) : null,
        "extend" => said.Flag() ? _ => AtTheTable(new TableCommand.WantExtension()) : null,
        _ => said.Text(Limits.Sentence) is { Length: > 0 } gist
            ? _ => AtTheTable(new TableCommand.TakeBack(MoveReader.Paraphrase(gist))) : null,
    };

    private Func<Scene, Saying>? Seal(YamlCursor map)
    {
        map.Keys(["all"], ["but"]);
        var rest = ConductOf(map["all"]);
        map["but"].Keys([], names.Issues, unknown: "unknown-reference");
        var others = new Dictionary<string, Conduct>();
        foreach (var field in map["but"].Fields)
            if (ConductOf(map["but"].At(field)) is { } conduct) others[field.Key] = conduct;
        if (rest is not { } all || others.Count != map["but"].Fields.Count()) return null;
        return scene => scene.Own.Week is not { } week ? Missing("No week is open in which measures are sealed.")
            : others.Keys.FirstOrDefault(i => Find(scene, i, week.Commitments) is null) is { } strange
                ? Missing($"In this week {scene.Party} has no commitment on {strange}.")
            : InRoom(new DelegationCommand.SealMeasures(week.Week, [.. week.Commitments.Select(n => new MeasureTaken(
                n, others.GetValueOrDefault(names.Issues[scene.Table.Accord!.Find(n)!.Issue], all)))]));
    }

    private Conduct? ConductOf(YamlCursor word) =>
        word.Among([.. Conducts.Select(c => c.Word)], "conduct") is { } index ? Conducts[index].Conduct : null;

    private int? Find(Scene scene, string issue, ImmutableArray<int> commitments) => commitments
        .Where(n => names.Issues[scene.Table.Accord!.Find(n)!.Issue] == issue).Select(n => (int?)n).FirstOrDefault();

    private Func<Scene, Saying>? About(YamlCursor map, Func<int, string, TableCommand> command)
    {
        map.Keys(["issue", "gist"], []);
        var (issue, gist) = (names.Issue(map["issue"]), map["gist"].Text(Limits.Sentence));
        if (issue is not { } on || gist.Length == 0) return null;
        return scene => scene.Table.Accord?.Commitments.FirstOrDefault(c => c.Issue == on && c.Party != scene.Party) is { } found
            ? AtTheTable(command(found.Number, MoveReader.Paraphrase(gist)))
            : Missing($"No other party has a commitment on {names.Issues[on]} now.");
    }

    private Func<Scene, Saying>? Suspend(YamlCursor map)
    {
        map.Keys(["issue", "for"], []);
        if (names.Issue(map["issue"]) is not { } issue || names.Issue(map["for"]) is not { } cause) return null;
        return scene => Allegation(scene, cause) is { } number
            ? OfOwn(scene, issue, c => new TableCommand.SuspendCommitment(c, number)) : NoAllegation(cause);
    }

    private Saying Settle(Scene scene, int issue) => Allegation(scene, issue) is { } number
        ? AtTheTable(new TableCommand.SettleAllegation(number)) : NoAllegation(issue);

    private static int? Allegation(Scene scene, int issue) => scene.Table.Accord?.OpenBy(scene.Party)
        .Where(a => scene.Table.Accord.Find(a.Commitment)?.Issue == issue).Select(a => (int?)a.Number).FirstOrDefault();

    private Saying NoAllegation(int issue) => Missing($"This party has no open allegation about {names.Issues[issue]}.");

    private Saying OfOwn(Scene scene, int issue, Func<int, TableCommand> command) =>
        scene.Table.Accord?.Commitments.FirstOrDefault(c => c.Issue == issue && c.Party == scene.Party) is { } found
            ? AtTheTable(command(found.Number))
            : Missing($"This party has no commitment on {names.Issues[issue]} now.");
}
