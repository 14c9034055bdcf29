using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Exports;
using TradeSim.Server.Grains;

namespace TradeSim.Server.Api;

/// <summary>The data of a class as its facilitator takes it home: what its ended tables played, and what was answered.</summary>
internal static class ClassData
{
    /// <summary>The ZIP of a class; null where there is no such class.</summary>
    /// <param name="withNames">True where the students' names stand beside their numbers.</param>
    public static async Task<byte[]?> Of(IGrainFactory grains, string code, bool withNames)
    {
        var room = (await grains.GetGrain<IClassGrain>(RoomKey.Class(code).ToString())
            .Hear(Hearing<Classroom, ClassCommand, ClassEvent>.Nothing)).Room;
        if (room.Setup is not { } setup) return null;
        var tables = new List<ExportedTable>();
        foreach (var table in room.Tables.Where(t => t.End is not null))
        {
            var office = RoomKey.Office(ClassErrands.SessionOf(code, table.Number)).ToString();
            if (await grains.GetGrain<ISessionGrain>(office).Replay() is { } text)
            {
                var replay = ReplayFile.Read(text);
                tables.Add(new(table.Number, replay, replay.Delegations.ToDictionary(d => d.Key, d =>
                    d.Value.Sum(entry => entry.Events.Count(e => e is DelegationEvent.StandInCame)))));
            }
        }

        using var zip = new MemoryStream();
        ClassExport.Write(zip, tables, [.. Answers(room, setup)],
            withNames ? room.Students.ToDictionary(s => s.Number, s => s.Name) : null);
        return zip.ToArray();
    }

    /// <summary>The answers of those who agreed to their use, by student and in the order of the questions.</summary>
    private static IEnumerable<ExportedAnswer> Answers(Classroom room, ClassSetup setup) =>
        from student in room.Students
        from question in setup.Questions
        let answer = room.Answers.GetValueOrDefault((student.Number, question.Id))
        where answer is { Consents: true, Words.Length: > 0 }
        select new ExportedAnswer(student.Number, student.Place?.Table, student.Place?.Party, student.Place?.Seat,
            question.When.ToString().ToLowerInvariant(), question.Text, answer.Words);
}
