using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;
using static TradeSim.ScenarioFiles.Studies.Saying;

namespace TradeSim.ScenarioFiles.Studies;

/// <summary>Reads what a party does at a moment. Who heads the party does it.</summary>
internal sealed class MoveReader(Agenda agenda)
{
    private static readonly ImmutableArray<string> Answers = ["accept", "reject", "withdraw"];
    private readonly OptionNames names = new(agenda);
    private readonly WeekMoveReader weeks = new(agenda);

    /// <summary>The keys that name a move.</summary>
    public static ImmutableArray<string> Kinds { get; } =
        ["offer", "revise", "signal", "call", "answer", "press", .. WeekMoveReader.Kinds];

    /// <summary>Words that are never anybody's quotation: what was said in public, in the study's own words.</summary>
    public static string Paraphrase(string gist) => $"Paraphrase: {gist}";

    /// <summary>The move of a moment; null where it has none, or one that cannot be read.</summary>
    public Move? Read(YamlCursor moment)
    {
        var kinds = moment.Fields.Where(f => Kinds.Contains(f.Key)).ToArray();
        if (kinds.Length > 1)
            moment.Error("two-moves", $"Two moves stand at one moment: {kinds[0].Key} and {kinds[1].Key}.",
                "Give each a moment of its own.");
        if (kinds.Length > 0 != moment["by"].IsThere)
            moment.Error("no-mover", kinds.Length > 0 ? "Nobody makes this move." : "Nobody needs to be named where no move is made.",
                kinds.Length > 0 ? "Add \"by:\" with a party." : "Remove \"by\", or add what the party does.");
        if (kinds.Length == 0) return null;
        var party = moment["by"].IsThere ? names.Party(moment["by"]) : null;
        var said = moment.At(kinds[0]);
        var say = kinds[0].Key switch
        {
            "offer" => Offer(said, isRevision: false),
            "revise" => Offer(said, isRevision: true),
            "signal" => Signal(said),
            "call" => Call(said),
            "answer" => Answer(said),
            "press" => Press(said),
            _ => weeks.Read(kinds[0].Key, said),
        };
        return party is null || say is null || kinds.Length > 1 ? null : new(party, said, say);
    }

    private Func<Scene, Saying>? Offer(YamlCursor map, bool isRevision)
    {
        if (Options(map) is not { } options) return null;
        return scene =>
        {
            var from = isRevision ? scene.Table.LastOfferOf(scene.Party)?.Package : scene.Table.Agenda!.StatusQuo;
            return from is null ? Missing("This party has made no offer yet that could be revised.")
                : AtTheTable(new TableCommand.MakeOffer(Changed(from, options), ""));
        };
    }

    private Func<Scene, Saying>? Signal(YamlCursor map)
    {
        map.Keys(["if-you", "we-could"], []);
        return Options(map["if-you"]) is { } asked && Options(map["we-could"]) is { } given
            ? _ => AtTheTable(new TableCommand.SendSignal(asked, given)) : null;
    }

    private Func<Scene, Saying>? Call(YamlCursor map)
    {
        map.Keys([], ["option", "draft"]);
        if (map["option"].IsThere == map["draft"].IsThere)
        {
            map.Error("one-question", "A call asks for one option or for one whole draft.",
                "Write { option: { issue: option } } or { draft: { issue: option, … } }.");
            return null;
        }

        if (map["draft"].IsThere)
            return Options(map["draft"]) is { } draft
                ? scene => InRoom(new DelegationCommand.CallCapital(
                    new(null, Changed(scene.Table.Agenda!.StatusQuo, draft), ""))) : null;
        return names.Single(map["option"]) is { } option
            ? _ => InRoom(new DelegationCommand.CallCapital(new(option, null, ""))) : null;
    }

    private static Func<Scene, Saying>? Answer(YamlCursor text) => text.Among(Answers, "answer") switch
    {
        0 => scene => scene.Table.OpenOfferTo(scene.Party) is { } open
            ? AtTheTable(new TableCommand.AcceptOffer(open.Number)) : Missing("No offer of another party is open."),
        1 => scene => scene.Table.OpenOfferTo(scene.Party) is { } open
            ? AtTheTable(new TableCommand.RejectOffer(open.Number, "")) : Missing("No offer of another party is open."),
        2 => scene => scene.Table.LastOfferOf(scene.Party) is { IsOpen: true } own
            ? AtTheTable(new TableCommand.WithdrawOffer(own.Number)) : Missing("This party has no open offer."),
        _ => null,
    };

    private Func<Scene, Saying>? Press(YamlCursor map)
    {
        map.Keys(["gist"], ["pledge"]);
        var gist = map["gist"].Text(Limits.Sentence);
        if (!map["pledge"].IsThere)
            return gist.Length == 0 ? null
                : _ => AtTheTable(new TableCommand.MakeStatement(Tone.Warm, null, Paraphrase(gist)));
        return names.Single(map["pledge"]) is { } pledge && gist.Length > 0
            ? _ => AtTheTable(new TableCommand.MakeStatement(Tone.Firm, pledge, Paraphrase(gist))) : null;
    }

    /// <summary>A map from issues to one option each; null where one of them cannot be read, or there is none.</summary>
    private ImmutableArray<OptionRef>? Options(YamlCursor map)
    {
        map.Keys([], names.Issues, unknown: "unknown-reference");
        var options = ImmutableArray.CreateBuilder<OptionRef>();
        foreach (var field in map.Fields)
            if (Array.IndexOf(names.Issues, field.Key) is >= 0 and var issue && names.Option(map.At(field), issue) is { } option)
                options.Add(new(issue, option));
        return options.Count > 0 && options.Count == map.Fields.Count() ? options.ToImmutable() : null;
    }

    private static Package Changed(Package from, ImmutableArray<OptionRef> options) =>
        options.Aggregate(from, (package, o) => package.With(o.Issue, o.Option));
}
