using TradeSim.Debriefs;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client.Replays;

/// <summary>How a session ended, said to a person in whole sentences.</summary>
internal static class Results
{
    private static readonly string[] Ordinals = ["one", "two", "three", "four", "five", "six"];

    /// <summary>What happened: "You signed on day two, at 22:10."</summary>
    public static string Ending(Round model, string? viewer)
    {
        var all = string.Join(" and ", model.Agenda.Parties.Select(p => p.Name));
        return model.End.Outcome switch
        {
            TalksOutcome.Agreed => $"{(viewer is null ? all : "You")} signed on {When(model)}.",
            null when model.Ballots.Any(b => !b.Passed) => "What was signed fell at home; there is no deal.",
            TalksOutcome.Failed { LeftBy: { } by } when by == viewer =>
                $"You left the talks on {When(model)}; there is no deal.",
            TalksOutcome.Failed { LeftBy: { } by } =>
                $"{Name(model, by)} left the talks on {When(model)}; there is no deal.",
            TalksOutcome.Failed => "Time ran out; there is no deal.",
            _ => "The talks are not over.",
        };
    }

    /// <summary>What it was worth to one party, and to all together.</summary>
    public static IEnumerable<string> Worth(Round model, string? viewer)
    {
        var bargain = model.Bargain;
        for (var i = 0; i < model.Agenda.Parties.Length; i++)
            if (viewer is null || model.Agenda.Parties[i].Id == viewer)
                yield return Own(bargain, model.Agenda.Parties[i], i, viewer is not null);
        if (bargain.LeftOnTheTable is not { } left)
            yield return "No possible deal was better for both than having none.";
        else if (bargain.Agreement is not null)
            yield return left < 0.005
                ? "No other deal would have gained more together."
                : $"Together {(viewer is null ? "they" : "you")} left {Percent(left)} of the possible "
                    + "joint gain on the table.";
    }

    private static string Own(Bargain bargain, Party party, int index, bool isViewer)
    {
        var (who, its) = isViewer ? ("You", "your") : (party.Name, "its");
        var reservation = bargain.Reservations[index];
        if (bargain.Agreement is not { } deal)
        {
            var keep = isViewer ? "keep" : "keeps";
            var kept = $"{who} {keep} {its} alternative, worth {Words.Points(reservation)}";
            return bargain.Best(index) is { } best
                ? $"{kept}; a deal could have brought up to {best}."
                : $"{kept}.";
        }

        var score = deal.Scores[index];
        var scored = $"{Words.Points(score)}; {its} alternative: {reservation}";
        if (score < reservation)
            return $"{who} signed for {Words.Points(reservation - score)} less than {its} alternative "
                + $"({scored}).";
        return bargain.Share(index, score) is { } share
            ? $"{who} took {Percent(share)} of what a deal could have been worth to "
                + $"{(isViewer ? "you" : "it")} ({scored})."
            : $"{who} got {scored}.";
    }

    /// <summary>A share as "58 %".</summary>
    public static string Percent(double share) => Words.Percent($"{Math.Round(100 * share):0}");

    /// <summary>What it came to once it was lived, beside what was signed; nothing where the handshake ended it.</summary>
    public static IEnumerable<string> Lived(Round model, string? viewer)
    {
        if (model.Accord?.Package is not { } package || model.Closed is not { } closed) yield break;
        foreach (var result in closed.Results.Where(r => viewer is null || r.Party == viewer))
        {
            var signed = model.Scenario.Brief(result.Party).Valuation.Score(package);
            yield return $"As it was lived it came to {Words.Points(result.Score)} for "
                + $"{(viewer is null ? Name(model, result.Party) : "you")} ({signed} as signed).";
        }
    }

    /// <summary>What the AI was that played a party: "China was played by the AI as dealmaker, level 3."</summary>
    public static IEnumerable<string> Opponents(ReplayModel model)
    {
        foreach (var (party, name) in model.Setup.Negotiators)
        {
            var persona = Strategy.PersonaIn(name) is { } known ? $" as {known}" : "";
            var level = Strategy.LevelIn(name) is { } far ? $"{(persona.Length > 0 ? "," : " at")} level {far}" : "";
            yield return $"{model.Agenda.Party(party)?.Name ?? party} was played by the AI{persona}{level}.";
        }
    }

    /// <summary>The entries that the result rests on: where the talks ended, and where the weeks did.</summary>
    public static IEnumerable<int> RestsOn(Round model) => new[] { End(model).Moment.Entry }
        .Concat(model.Accord is null ? [] : [model.Steps[^1].Moment.Entry]).Distinct();

    private static ReplayStep End(Round model) =>
        model.Steps.FirstOrDefault(s => s.Table.Outcome is not null) ?? model.Steps[^1];

    private static string When(Round model)
    {
        var time = End(model).Moment.Time;
        var day = time.Day < Ordinals.Length ? Ordinals[time.Day] : $"{time.Day + 1}";
        return $"day {day}, at {Words.Clock(time.Minute)}";
    }

    private static string Name(Round model, string party) => model.Agenda.Party(party)?.Name ?? party;
}
