using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;
using TableHearing = TradeSim.Rooms.Hearing<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Server.Grains;

/// <summary>The office's grain: it runs its errands to the other rooms and closes the session on the table's outcome.</summary>
internal sealed class SessionGrain(RoomServices services)
    : RoomGrain<Session, SessionCommand, SessionEvent>(services), ISessionGrain
{
    private TableHearing table = TableHearing.Nothing;

    private ITableGrain TableGrain => GrainFactory.GetGrain<ITableGrain>(RoomKey.Table(Key.Session).ToString());

    private IDelegationGrain DelegationGrain(string party) =>
        GrainFactory.GetGrain<IDelegationGrain>(RoomKey.Delegation(Key.Session, party).ToString());

    public override async Task OnActivateAsync(CancellationToken cancellation)
    {
        await base.OnActivateAsync(cancellation);
        if (Room.Phase is SessionPhase.Lobby or SessionPhase.Talks) await RunErrands();
    }

    public async Task<Told> Tell(Saying saying)
    {
        var told = await Write(
            Voice.Parse(saying.By), saying.CommandId, Dialect.Read<SessionCommand>(saying.Command));
        if (told.Number is not null) await RunErrands();
        return told;
    }

    public async Task<SeatOrNo> GrantSeat(string? party, string name, string commandId)
    {
        var told = await Write(Voice.Office, commandId, new SessionCommand.GrantSeat(party, name));
        if (told.Number is not { } number) return new(null, null, told.Code, told.Because);
        await RunErrands();
        var granted = Written.Entries[number - 1].Events.OfType<SessionEvent.SeatGranted>().Single();
        return new(granted.Party, granted.Seat, null, null);
    }

    public async Task TableNudge(int number)
    {
        if (Room.Phase != SessionPhase.Talks) return;
        while (number > table.Number && await TableGrain.Since(table.Number) is { Length: > 0 } lines)
            table = table.Hear(lines.Select(l => new News<TableEvent>(
                l.Number, l.At, Dialect.Read<ImmutableArray<TableEvent>>(l.Events))));
        if (Errands.OnOutcome(table.Room.Outcome) is { } conclude)
            await Write(Voice.Office, "conclude", conclude);
    }

    public async Task<string?> Replay()
    {
        if (Room.Phase == SessionPhase.Talks) await TableNudge(int.MaxValue);
        if (Room.Phase != SessionPhase.Debrief) return null;
        var tableEntries = (await TableGrain.Entries()).Select(Dialect.Read<Entry<TableCommand, TableEvent>>);
        var delegations = new Dictionary<string, IEnumerable<Entry<DelegationCommand, DelegationEvent>>>();
        foreach (var party in Room.Setup!.Scenario.Agenda.Parties)
            delegations[party.Id] = [.. (await DelegationGrain(party.Id).Entries())
                .Select(Dialect.Read<Entry<DelegationCommand, DelegationEvent>>)];
        return ReplayFile.Write(Product.Name, Written.Entries, tableEntries, delegations);
    }

    /// <summary>Says what every other room must know by now; each errand counts once, however often it is run.</summary>
    private async Task RunErrands()
    {
        foreach (var errand in Errands.ForDelegations(Room))
            await DelegationGrain(errand.Party)
                .Tell(new(Voice.Office.ToString(), errand.CommandId, Dialect.Write(errand.Command)));
        foreach (var errand in Errands.ForTable(Room))
            await TableGrain.Tell(new(Voice.Office.ToString(), errand.CommandId, Dialect.Write(errand.Command)));
    }
}
