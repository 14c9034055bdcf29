using TradeSim.Classes;
using TradeSim.Rooms;
using TradeSim.Tables;

namespace TradeSim.Server.Grains;

/// <summary>The plenary's grain. It awaits nobody but its journal.</summary>
internal sealed class TableGrain(RoomServices services)
    : RoomGrain<Table, TableCommand, TableEvent>(services), ITableGrain
{
    // A reference costs a look at the type's attributes, so they are kept.
    private readonly Dictionary<string, IDelegationGrain> delegations = [];
    private ISessionGrain? office;
    private IClassGrain? heldBy;

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
            (heldBy ??= GrainFactory.GetGrain<IClassGrain>(RoomKey.Class(seat.Code).ToString())).TableNudge(seat.Table, Written.Number).Ignore();
        foreach (var ai in Room.PlayedByAi) Delegation(ai.Party).TableNudge(Written.Number).Ignore();
        foreach (var party in following) Delegation(party).TableNudge(Written.Number).Ignore();
        if (Room.ConcernsOffice)
            (office ??= GrainFactory.GetGrain<ISessionGrain>(RoomKey.Office(Key.Session).ToString())).TableNudge(Written.Number).Ignore();
    }

    private IDelegationGrain Delegation(string party)
    {
        if (!delegations.TryGetValue(party, out var grain))
            delegations[party] = grain = GrainFactory.GetGrain<IDelegationGrain>(RoomKey.Delegation(Key.Session, party).ToString());
        return grain;
    }
}
