using System.Diagnostics;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Words;
using TradeSim.Tables;
using TableHearing = TradeSim.Rooms.Hearing<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Server.Grains;

/// <summary>One party's grain: its private room, the door to the table, and the chair of its negotiator.</summary>
internal sealed class DelegationGrain(RoomServices services, Speechwriter speechwriter)
    : RoomGrain<Delegation, DelegationCommand, DelegationEvent>(services), IDelegationGrain
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <summary>Where talks run by the clock, a negotiator thinks so long between two moves, as people do.</summary>
    private static readonly TimeSpan Thought = TimeSpan.FromSeconds(3);

    private long? moved;
    private IGrainTimer? looking;

    private TableHearing table = TableHearing.Nothing;
    private bool isCoaching;

    /// <summary>What was phrased last, and how: a turn that is taken again says the same.</summary>
    private (TableCommand Plain, int Heard, TableCommand Phrased)? phrased;

    /// <summary>True while the office may have something to answer.</summary>
    private bool HasAsked => Room.Calls.LastOrDefault() is { Answer: null } || Room.IsSealed || Room.Lap is { Taken: not null };

    private ITableGrain TableGrain => Other<ITableGrain>(RoomKey.Table(Key.Session));

    public override async Task OnActivateAsync(CancellationToken cancellation)
    {
        await base.OnActivateAsync(cancellation);
        LookWhileNeeded();
    }

    public async Task<Told> Tell(Saying saying)
    {
        var (by, command) = (Voice.Parse(saying.By), saying.Read<DelegationCommand>());
        if (by.IsOffice)
        {
            var answer = await Write(by, saying.CommandId, command);
            // The negotiator may have something to say to that, but the office does not wait for it.
            if (Room.Negotiator is not null) this.AsReference<IDelegationGrain>().TableNudge(int.MaxValue).Ignore();
            return answer;
        }

        await HearTable();
        return await Inside(by, saying.CommandId, command);
    }

    public async Task<string[]> Caucuses()
    {
        await HearTable();
        return table.Room.Agenda is { } agenda && Room.Brief is { } brief
            ? [.. Caucus.Of(agenda, [.. table.Room.PlayedByAi.Select(ai => ai.Party)]).Where(c => c.Seats(brief.Party)).Select(c => c.Room)]
            : [];
    }

    public async Task<Told> TellTable(string room, Saying saying)
    {
        await HearTable();
        var (by, command) = (Voice.Parse(saying.By), saying.Read<TableCommand>());
        return Room.Objection(by, command, table.Room) is { } no
            ? new(null, no.Code, no.Because)
            : await Other<ITableGrain>(new(Key.Session, room)).Tell(saying);
    }

    public async Task<Coached> AskCoach(string by)
    {
        await HearTable();
        if (Room.ObjectionToCoach(Voice.Parse(by), table.Room) is { } no) return Say(Counsel.Refused(no.Code, no.Because));
        if (isCoaching) return Say(Counsel.Refused("coach-busy", "The coach is thinking already; wait for its answer."));
        isCoaching = true;
        try
        {
            var (heard, own) = (table, Room);
            // Beside the grain's own turns, so that what the delegation says meanwhile does not wait for the coach.
            var move = await Task.Run(() => Coach.Consider(heard.Room, heard.Number, own));
            return Say(Counsel.Of(move.AtTable, move.Inside, move.Reason));
        }
        finally
        {
            isCoaching = false;
        }

        static Coached Say(Counsel counsel) => new(Dialect.Write(counsel));
    }

    public Task TableNudge(int number) => number > table.Number ? TakeTurn() : Task.CompletedTask;

    /// <summary>The office hears of what it has to answer; a lost nudge is repeated by the timer.</summary>
    protected override void NudgeGrains()
    {
        LookWhileNeeded();
        if (Room.HasPrincipal && ClassErrands.TableOf(Key.Session) is { } seat)
            Other<IClassGrain>(RoomKey.Class(seat.Code)).CapitalNudge(
                seat.Table, Room.Brief!.Party,
                Room.Calls.LastOrDefault() is { Answer: null } && !Room.Away.Contains(Delegation.Capital)).Ignore();
        if (HasAsked)
            Other<ISessionGrain>(RoomKey.Office(Key.Session)).DelegationNudge(Room.Brief!.Party).Ignore();
    }

    /// <summary>A lost nudge is late news, never lost news: negotiators look by themselves, and the office and the class are told again.</summary>
    private void LookWhileNeeded()
    {
        if (Room.Negotiator is not null || !Room.Advisers.IsEmpty || Room.HasPrincipal || HasAsked)
        {
            looking ??= this.RegisterGrainTimer(_ => LookAround(), new() { DueTime = LookAgain, Period = LookAgain });
            return;
        }

        looking?.Dispose();
        looking = null;
    }

    private async Task LookAround()
    {
        NudgeGrains();
        await TakeTurn();
        await Advise();
    }

    /// <summary>Lets the negotiators that sit among people say what they think; each thing once, so nothing repeats.</summary>
    private async Task Advise()
    {
        if (Room.Advisers.IsEmpty || Room.Brief is not { } brief || table.Room.Phase == TablePhase.Over) return;
        await HearTable();
        foreach (var seat in Room.Advisers.Keys)
            if (Adviser.Decide(table.Room, Room, seat) is { } command)
                await Write(new(brief.Party, seat), $"adviser-{seat}-{Written.Number}", command);
    }

    /// <summary>Writes what is done inside; its public half is said at the table first, under the same id.</summary>
    private async Task<Told> Inside(Voice by, string commandId, DelegationCommand command)
    {
        var verdict = Written.Weigh(by, commandId, command, Now);
        if (verdict is Verdict<DelegationCommand, DelegationEvent>.Counts)
        {
            if (Room.Objection(by, command, table.Room) is { } no) return new(null, no.Code, no.Because);
            if (Delegation.PublicHalf(command) is { } half
                && await TableGrain.Tell(Saying.Of(by.ToString(), Delegation.PublicId(commandId), half)) is { Number: null } refused)
                return refused;
        }

        return await Write(by, commandId, command);
    }

    /// <summary>The coach may be hearing at the same time; what was heard is never unheard.</summary>
    private async Task HearTable()
    {
        var heard = await TableGrain.Hear(table);
        if (heard.Number > table.Number) table = heard;
    }

    /// <summary>Lets the negotiator, if one holds this delegation, answer what it heard.</summary>
    /// <remarks>Command ids follow from the rooms' numbers, so a turn that was taken before a crash counts once.</remarks>
    private async Task TakeTurn()
    {
        if (Room.Negotiator is null || Room.Brief is not { } brief) return;
        if (table.Room.PlayedByAi.All(ai => ai.Party != brief.Party)) TableGrain.Follow(brief.Party).Ignore();
        if (table.Room.Phase == TablePhase.Over && Room.Lap is not { Taken: null }) return;
        await HearTable();
        // Otherwise two of them that face each other would fill the day with hundreds of offers.
        if (table.Room.Clock?.Setting.Mode == ClockMode.Wall && moved is { } last && Stopwatch.GetElapsedTime(last) < Thought)
            return;
        if (Negotiator.Decide(new(table.Room, table.Number, Room)) is not { } move) return;
        var by = new Voice(brief.Party, table.Room.Agenda!.Party(brief.Party)!.Head.Id);
        moved = Stopwatch.GetTimestamp();
        if (await Phrase(by, move) is not { } inWords) return;
        move = inWords;
        var turn = $"{brief.Party}-{table.Number}";
        var inside = $"{turn}-{Room.Calls.Count}-{Room.Sealed.Count}{(Room.Lap is null ? "" : "-lap")}";
        await Write(by, move.Inside is null ? turn : inside, new DelegationCommand.NoteReason(table.Number, move.Reason));
        if (move.Inside is { } command)
            await Inside(by, $"{inside}-done", command);
        else if (Room.Objection(by, move.AtTable!, table.Room) is null)
            await TableGrain.Tell(Saying.Of(by.ToString(), turn, move.AtTable!));
    }

    /// <summary>The move in a language model's words, where one is set. A move that the table overtook meanwhile is
    /// decided anew and said in own words, so that a slow model can delay an answer once and no more.</summary>
    private async Task<Move?> Phrase(Voice by, Move move)
    {
        if (!speechwriter.IsOn || move.AtTable is not { } plain) return move;
        if (Room.Objection(by, plain, table.Room) is not null) return move;
        if (phrased is not { } before || before.Heard != table.Number || before.Plain != plain)
        {
            var heard = table.Number;
            var tone = Tones.Of(NegotiatorNames.PersonaOf(Room.Negotiator!));
            phrased = (plain, heard, await speechwriter.Phrase(table.Room, by.Party, tone, plain));
            await HearTable();
            if (table.Number != heard) return Negotiator.Decide(new(table.Room, table.Number, Room));
        }

        return move with { AtTable = phrased.Value.Phrased };
    }
}
