using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Tables;
using TableHearing = TradeSim.Rooms.Hearing<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Server.Grains;

/// <summary>One party's grain: its private room, the door to the table, and the chair of its negotiator.</summary>
internal sealed class DelegationGrain(RoomServices services)
    : RoomGrain<Delegation, DelegationCommand, DelegationEvent>(services), IDelegationGrain
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    private TableHearing table = TableHearing.Nothing;

    private ITableGrain TableGrain => GrainFactory.GetGrain<ITableGrain>(RoomKey.Table(Key.Session).ToString());

    public override async Task OnActivateAsync(CancellationToken cancellation)
    {
        await base.OnActivateAsync(cancellation);
        // A lost nudge is late news, never lost news: a negotiator also looks by itself.
        this.RegisterGrainTimer(_ => TakeTurn(), new() { DueTime = LookAgain, Period = LookAgain });
    }

    public async Task<Told> Tell(Saying saying)
    {
        var told = await Write(
            Voice.Parse(saying.By), saying.CommandId, Dialect.Read<DelegationCommand>(saying.Command));
        return told;
    }

    public async Task<Told> TellTable(Saying saying)
    {
        await HearTable();
        var (by, command) = (Voice.Parse(saying.By), Dialect.Read<TableCommand>(saying.Command));
        return Room.Objection(by, command, table.Room) is { } no
            ? new(null, no.Code, no.Because)
            : await TableGrain.Tell(saying);
    }

    public Task TableNudge(int number) => number > table.Number ? TakeTurn() : Task.CompletedTask;

    private async Task HearTable()
    {
        while (true)
        {
            var lines = await TableGrain.Since(table.Number);
            if (lines.Length == 0) return;
            table = table.Hear(lines.Select(l => new News<TableEvent>(
                l.Number, l.At, Dialect.Read<ImmutableArray<TableEvent>>(l.Events))));
        }
    }

    /// <summary>Lets the negotiator, if one holds this delegation, answer what it heard.</summary>
    /// <remarks>Command ids follow from the table's number, so a turn that was taken before a crash counts once.</remarks>
    private async Task TakeTurn()
    {
        if (Room.Negotiator is not { } strategy || Room.Brief is not { } brief
            || table.Room.Phase == TablePhase.Over)
            return;
        await HearTable();
        if (Negotiator.Decide(new(table.Room, table.Number, brief, strategy)) is not { } move) return;
        var by = new Voice(brief.Party, table.Room.Agenda!.Party(brief.Party)!.Head.Id);
        var turn = $"{brief.Party}-{table.Number}";
        await Write(by, turn, new DelegationCommand.NoteReason(table.Number, move.Reason));
        if (Room.Objection(by, move.Command, table.Room) is null)
            await TableGrain.Tell(new(by.ToString(), turn, Dialect.Write(move.Command)));
    }
}
