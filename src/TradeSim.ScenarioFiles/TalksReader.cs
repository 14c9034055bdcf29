using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads where and when the talks are held, and who holds them.</summary>
internal static class TalksReader
{
    private static readonly string[] Marks = ["square", "circle", "triangle", "diamond"];

    /// <summary>Words that the rules and the command line use for somebody else than a party.</summary>
    private static readonly string[] Reserved = ["office", "facilitator", "table", "session"];

    /// <summary>What a call home takes where the file does not say, in talk minutes.</summary>
    private const int Call = 30;

    public static Talks Talks(YamlCursor talks)
    {
        talks.Keys(["place", "days", "costs"], []);
        return new(talks["place"].Name(), [.. talks["days"].Items(1, Limits.Days).Select(Day)],
            Costs(talks["costs"]));
    }

    public static ImmutableArray<Party> Parties(YamlCursor list)
    {
        var items = list.Items(2, Limits.Parties);
        ReportRepeated(items, "party");
        return [.. items.Select(Party)];
    }

    /// <summary>Reports each identifier that an earlier sibling has already.</summary>
    public static void ReportRepeated(ImmutableArray<YamlCursor> items, string what)
    {
        var seen = new HashSet<string>();
        foreach (var id in items.Select(i => i["id"]))
            if (id.Raw is { Length: > 0 } name && !seen.Add(name))
                id.Error("duplicate-id", $"Another {what} has the identifier \"{name}\" already.",
                    "Rename one of the two.");
    }

    public static TalkDay Day(YamlCursor day)
    {
        day.Keys(["name", "opens", "closes"], []);
        var (opens, closes) = (day["opens"].Time(), day["closes"].Time());
        if (closes <= opens)
            day["closes"].Error("day-without-time", "The day closes before it opens.",
                "Close later than it opens, on the same calendar day; \"24:00\" is midnight.");
        return new(day["name"].Name(), opens ?? 0, closes ?? 0);
    }

    private static MoveCosts Costs(YamlCursor costs)
    {
        costs.Keys(["offer", "answer", "signal", "word"], ["call"]);
        return new(Minutes("offer"), Minutes("answer"), Minutes("signal"), Minutes("word"),
            costs["call"].IsThere ? Minutes("call") : Call);

        // A move that costs no time could be repeated for ever.
        int Minutes(string move) => costs[move].Number(1, Limits.CostMinutes) ?? 1;
    }

    private static Party Party(YamlCursor party)
    {
        party.Keys(["id", "name", "short", "mark", "seats"], []);
        var id = party["id"].Id();
        if (Reserved.Contains(id))
            party["id"].Error("reserved", $"\"{id}\" is not free as a party's identifier.",
                "Name the party otherwise.");
        var mark = party["mark"].Among(Marks, "mark") ?? 0;
        var seats = party["seats"].Items(Limits.LeastSeats, Limits.MostSeats);
        ReportRepeated(seats, "seat of this party");
        var read = seats.Select(Seat).ToImmutableArray();
        if (!read.IsEmpty && read.Count(s => s.Head) != 1)
            party["seats"].Error("one-head",
                $"{read.Count(s => s.Head)} seats are the head of this delegation.",
                "Write \"head: true\" at exactly one seat.");
        return new(id, party["name"].Name(), party["short"].Name(), Marks[mark], read);
    }

    private static Seat Seat(YamlCursor seat)
    {
        seat.Keys(["id", "role", "holder"], ["head"]);
        return new(seat["id"].Id(), seat["role"].Name(), seat["holder"].Name(), seat["head"].Flag());
    }
}
