using TradeSim.Classes;
using TradeSim.Rooms;
using TradeSim.Tables;

namespace TradeSim.Server.Grains;

/// <summary>The plenary's grain. It awaits nobody but its journal.</summary>
internal sealed class TableGrain(RoomServices services)
    : RoomGrain<Table, TableCommand, TableEvent>(services), ITableGrain
{
    // The parties for which a negotiator stands in. Where this activation does not know of one, it looks by itself within two seconds.
    private readonly HashSet<string> following = [];

    public override async Task OnActivateAsync(CancellationToken cancellation)
    {
        await base.OnActivateAsync(cancellation);
        NudgeGrains();
    }

    public Task<Told> Tell(Saying saying) =>
        Write(Voice.Parse(saying.By), saying.CommandId, saying.Read<TableCommand>());

    public async Task Wake()
    {
        if (Due(Room) is { } due && Now >= due)
            await Write(Voice.Office, $"time-{Written.Number}", new TableCommand.CallTime());
    }

    public Task Follow(string party)
    {
        following.Add(party);
        return Task.CompletedTask;
    }

    protected override DateTimeOffset? Due(Table room) =>
        room.Reach == Reach.Caucus ? null
        : room.Phase is TablePhase.Talking or TablePhase.LastCall
            || (room.Phase == TablePhase.Aftermath && room.CalledWeek < room.Accord!.Week)
            ? room.DayEnds : null;

    /// <summary>Negotiators and, as soon as something concerns it, the office listen; a restarted table finds them by their keys.</summary>
    protected override void NudgeGrains()
    {
        if (Room.Agenda is null || Room.Reach == Reach.Caucus) return;
        if (ClassErrands.TableOf(Key.Session) is { } seat)
            Other<IClassGrain>(RoomKey.Class(seat.Code)).TableNudge(seat.Table, Written.Number).Ignore();
        foreach (var ai in Room.PlayedByAi) Delegation(ai.Party).TableNudge(Written.Number).Ignore();
        foreach (var party in following) Delegation(party).TableNudge(Written.Number).Ignore();
        if (Room.ConcernsOffice) Other<ISessionGrain>(RoomKey.Office(Key.Session)).TableNudge(Written.Number).Ignore();
    }

    private IDelegationGrain Delegation(string party) => Other<IDelegationGrain>(RoomKey.Delegation(Key.Session, party));
}
