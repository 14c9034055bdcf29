using System.Collections.Immutable;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.ScenarioFiles.Studies;

/// <summary>Reads a study's script: its head, its moments and its notes.</summary>
internal sealed class StudyReader(Scenario scenario, YamlCursor root, FindingLog log)
{
    private const int MostHours = 14;
    private static readonly ImmutableArray<string> Reaches = ["talks", "aftermath"];
    private readonly MoveReader moves = new(scenario.Agenda);
    private readonly NoteReader notes = new(scenario.Agenda, root["sources"], log);

    /// <summary>The keys of a study script.</summary>
    public static ImmutableArray<string> Keys { get; } =
        ["study", "scenario", "title", "author", "summary", "reach", "seed", "year", "hours-from-utc", "moments"];

    /// <param name="id">The identifier that the file's name says.</param>
    public StudyScript Read(string id)
    {
        root.Keys(Keys, ["sources"]);
        if (root["study"].Id() is { Length: > 0 } said && said != id)
            root["study"].Error("id-not-file-name", $"The identifier \"{said}\" is not the file's name.",
                $"Write \"study: {id}\", or rename the file to {said}.yaml.");
        var reach = root["reach"].Among(Reaches, "reach");
        var calendar = new Calendar(root["year"].Number(1900, 2100) ?? 2000,
            root["hours-from-utc"].Number(-MostHours, MostHours) ?? 0);
        var moments = Moments(calendar);
        notes.ReportUnused();
        return new(id, root["title"].Name(StudyFile.MostTitle), root["author"].Name(StudyFile.MostTitle),
            root["summary"].Text(StudyFile.MostText), reach == 1 ? Reach.Aftermath : Reach.Talks,
            root["seed"].Number(0, int.MaxValue) ?? 0, calendar, moments, root);
    }

    private ImmutableArray<Moment> Moments(Calendar calendar)
    {
        var read = ImmutableArray.CreateBuilder<Moment>();
        DateTimeOffset? before = calendar.Opening(scenario.Agenda.Talks.Days[0]);
        if (before is null && root["year"].IsThere)
            root["year"].Error("no-date", $"\"{scenario.Agenda.Talks.Days[0].Name}\" is no date of the year {calendar.Year}.",
                "Give the year in which the talks were held; the scenario's days are named as \"Monday 9 June\".");
        foreach (var where in root["moments"].Items(1, StudyFile.MostNotes))
        {
            where.Keys(["at"], [.. MoveReader.Kinds, "by", "note"]);
            var at = Time(where["at"], calendar, before);
            before = at ?? before;
            var (move, note) = (moves.Read(where), where["note"].IsThere ? notes.Read(where["note"]) : null);
            if (where.IsThere && !where["note"].IsThere && !MoveReader.Kinds.Any(k => where[k].IsThere))
                where.Error("empty-moment", "Nothing happens at this moment, and no note says anything.",
                    "Add a \"note:\" or a move, or remove the moment.");
            read.Add(new(where, at, move, note));
        }

        return read.ToImmutable();
    }

    private static DateTimeOffset? Time(YamlCursor where, Calendar calendar, DateTimeOffset? before)
    {
        var text = where.Name();
        if (text.Length == 0) return null;
        var at = calendar.Read(text);
        if (at is null)
            where.Error("bad-time", $"\"{text}\" is no time of the year {calendar.Year}.",
                "Write \"Monday 9 June, 13:10\": the weekday of that date, and the hour in the place of the talks.");
        else if (at <= before)
            where.Error("time-order", $"\"{text}\" is not after the moment before it, or not after the talks open.",
                "Put the moments in order, at least a minute apart.");
        else
            return at;
        return null;
    }
}
