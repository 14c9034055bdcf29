using TradeSim.Classes;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Tables;

namespace TradeSim.Server.Grains;

/// <summary>The plenary's grain. It awaits nobody but its journal.</summary>
internal sealed class TableGrain(RoomServices services)
    : RoomGrain<Table, TableCommand, TableEvent>(services), ITableGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellation)
    {
        await base.OnActivateAsync(cancellation);
        NudgeGrains();
    }

    public Task<Told> Tell(Saying saying) =>
        Write(Voice.Parse(saying.By), saying.CommandId, Dialect.Read<TableCommand>(saying.Command));

    public async Task Wake()
    {
        if (Due(Room) is { } due && Now >= due)
            await Write(Voice.Office, $"time-{Written.Number}", new TableCommand.CallTime());
    }

    protected override DateTimeOffset? Due(Table room) =>
        room.Reach == Reach.Caucus ? null
        : room.Phase is TablePhase.Talking or TablePhase.LastCall
            || (room.Phase == TablePhase.Aftermath && room.CalledWeek < room.Accord!.Week)
            ? room.DayEnds : null;

    /// <summary>The delegations and the office always listen, so a restarted table finds them by their keys.</summary>
    protected override void NudgeGrains()
    {
        if (Room.Agenda is null || Room.Reach == Reach.Caucus) return;
        if (ClassErrands.TableOf(Key.Session) is { } seat)
            GrainFactory.GetGrain<IClassGrain>(RoomKey.Class(seat.Code).ToString())
                .TableNudge(seat.Table, Written.Number).Ignore();
        foreach (var party in Room.Agenda.Parties)
            GrainFactory.GetGrain<IDelegationGrain>(RoomKey.Delegation(Key.Session, party.Id).ToString())
                .TableNudge(Written.Number).Ignore();
        GrainFactory.GetGrain<ISessionGrain>(RoomKey.Office(Key.Session).ToString())
            .TableNudge(Written.Number).Ignore();
    }
}
