using System.Collections.Immutable;
using System.Diagnostics;
using TradeSim.Classes;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;
using TableHearing = TradeSim.Rooms.Hearing<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Server.Grains;

/// <remarks>
/// Who is here, and what is heard of the tables. Presence is a matter of real time, not of the clock that play runs by:
/// a device that is gone for seconds makes its student away, and web servers that fall silent make all of theirs.
/// </remarks>
internal sealed partial class ClassGrain
{
    private static readonly TimeSpan Blink = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private readonly Dictionary<int, HeardTable> heard = [];
    private readonly Dictionary<int, TableHearing> hearings = [];
    private readonly Dictionary<int, DateTimeOffset> agreed = [];
    private readonly Dictionary<int, long> attended = [];
    private readonly Dictionary<int, long> departed = [];
    private readonly Dictionary<int, long> away = [];

    public async Task Attend(int[] students)
    {
        foreach (var number in students)
        {
            attended[number] = Stopwatch.GetTimestamp();
            departed.Remove(number);
            if (Room.Student(number) is not { IsAway: true }) continue;
            away.Remove(number);
            await Note(new ClassCommand.NoteBack(number));
        }
    }

    public Task Depart(int student)
    {
        departed[student] = Stopwatch.GetTimestamp();
        return Task.CompletedTask;
    }

    public Task TableNudge(int table, int number) =>
        number > hearings.GetValueOrDefault(table, TableHearing.Nothing).Number ? Hear(table) : Task.CompletedTask;

    public async Task TableOver(int table)
    {
        await Hear(table);
        await End(table);
    }

    public Task CapitalNudge(int table, string party, bool waits)
    {
        var known = heard.GetValueOrDefault(table, HeardTable.Nothing);
        if (known.AtCapital.Contains(party) == waits) return Task.CompletedTask;
        heard[table] = known with { AtCapital = waits ? known.AtCapital.Add(party) : known.AtCapital.Remove(party) };
        version++;
        return Task.CompletedTask;
    }

    private async Task LookAround()
    {
        if (Room.Setup is null) return;
        SendErrands();
        foreach (var student in Room.Students.Where(s => !s.IsRemoved && !s.IsAway))
            if (IsGone(student.Number))
                await Note(new ClassCommand.NoteAway(student.Number));
        await StandIn();
        await RunPlans();
        foreach (var table in Room.Tables.Where(t => t.End is null))
        {
            if (!heard.ContainsKey(table.Number)) await Hear(table.Number);
            if (heard.GetValueOrDefault(table.Number)?.Table.Phase == TablePhase.Over) await End(table.Number);
        }
    }

    private bool IsGone(int student)
    {
        if (departed.TryGetValue(student, out var left)) return Stopwatch.GetElapsedTime(left) >= Blink;
        if (!attended.TryGetValue(student, out var last)) last = attended[student] = Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(last) >= Lease;
    }

    /// <summary>No table waits for a missing person longer than the grace time.</summary>
    private async Task StandIn()
    {
        var grace = TimeSpan.FromSeconds(Room.Setup!.GraceSeconds);
        foreach (var student in Room.Students.Where(s => s.IsAway)) away.TryAdd(student.Number, Stopwatch.GetTimestamp());
        foreach (var (table, party, people) in Room.Abandoned.ToArray())
            if (people.All(s => Stopwatch.GetElapsedTime(away[s]) >= grace))
                await Note(new ClassCommand.FillIn(table, party));
    }

    private async Task RunPlans()
    {
        foreach (var command in Room.Due(heard, Now).ToArray()) await Note(command);
    }

    private async Task Note(ClassCommand command) =>
        await Write(Voice.Office, $"note-{Written.Number}", command);

    private async Task Hear(int table)
    {
        while (await TableGrain(table).Since(hearings.GetValueOrDefault(table, TableHearing.Nothing).Number) is { Length: > 0 } lines)
        {
            var known = heard.GetValueOrDefault(table, HeardTable.Nothing);
            var hearing = hearings.GetValueOrDefault(table, TableHearing.Nothing);
            foreach (var news in lines.Select(l => l.News<TableEvent>()))
            {
                var before = hearing.Room.Lines.Count;
                hearing = hearing.Hear([news]);
                if (hearing.Room.Lines.Skip(before).Any(l => !l.By.IsOffice)) known = known with { LastMove = news.At };
                if (news.Events.Any(e => e is TableEvent.AgreementReached)) agreed[table] = news.At;
                if (news.Events.Any(e => e is TableEvent.VerdictsAnnounced v && v.Verdicts.Any(x => !x.Passed))) agreed.Remove(table);
            }

            hearings[table] = hearing;
            heard[table] = heard.GetValueOrDefault(table, known) with { Table = hearing.Room, LastMove = known.LastMove };
            version++;
        }
    }

    private async Task End(int table)
    {
        if (Room.Table(table) is not { End: null } || await OfficeGrain(table).Rounds() is not { } rounds) return;
        var end = TableEnd.Of(
            Dialect.Read<ImmutableArray<SessionEvent.RoundClosed>>(rounds),
            heard.GetValueOrDefault(table, HeardTable.Nothing).Table);
        await Write(Voice.Office, $"end-{table}", new ClassCommand.NoteEnd(table, end));
    }
}
