using System.Collections.Immutable;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;
using DelegationHearing = TradeSim.Rooms.Hearing<
    TradeSim.Delegations.Delegation, TradeSim.Delegations.DelegationCommand, TradeSim.Delegations.DelegationEvent>;
using TableHearing = TradeSim.Rooms.Hearing<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Server.Grains;

/// <summary>
/// The office's grain: it hears the table and the delegations, says to itself what follows, and runs its errands to them.
/// </summary>
internal sealed class SessionGrain(RoomServices services)
    : RoomGrain<Session, SessionCommand, SessionEvent>(services), ISessionGrain
{
    private readonly SortedDictionary<string, DelegationHearing> delegations = new(StringComparer.Ordinal);
    private TableHearing table = TableHearing.Nothing;
    private int told;

    private ITableGrain TableGrain => Other<ITableGrain>(RoomKey.Table(Key.Session));

    private IDelegationGrain DelegationGrain(string party) =>
        Other<IDelegationGrain>(RoomKey.Delegation(Key.Session, party));

    private ITableGrain CaucusGrain(string room) =>
        Other<ITableGrain>(new(Key.Session, room));

    protected override string Today(string json) => Upcasts.OfOffice(json);

    public override async Task OnActivateAsync(CancellationToken cancellation)
    {
        await base.OnActivateAsync(cancellation);
        if (Room.Phase is not SessionPhase.None) await RunErrands();
    }

    public async Task<Told> Tell(Saying saying)
    {
        var answer = await Write(
            Voice.Parse(saying.By), saying.CommandId, saying.Read<SessionCommand>());
        if (answer.Number is not null) await RunErrands();
        return answer;
    }

    public async Task<SeatOrNo> GrantSeat(string? party, string name, string? seat, string commandId)
    {
        var answer = await Write(Voice.Office, commandId, new SessionCommand.GrantSeat(party, name, seat));
        if (answer.Number is not { } number) return new(null, null, answer.Code, answer.Because);
        await RunErrands();
        var granted = Written.Entries[number - 1].Events.OfType<SessionEvent.SeatGranted>().Single();
        return new(granted.Party, granted.Seat, null, null);
    }

    public async Task TableNudge(int number)
    {
        if (Room.IsListening && number > table.Number) await Settle();
    }

    public async Task DelegationNudge(string party)
    {
        if (!Room.IsListening) return;
        delegations[party] = await DelegationGrain(party)
            .Hear(delegations.GetValueOrDefault(party, DelegationHearing.Nothing));
        await Settle();
    }

    public Task<string?> Rounds() => Task.FromResult(
        Room.Phase == SessionPhase.Debrief ? Dialect.Write<ImmutableArray<SessionEvent.RoundClosed>>([.. Room.Rounds]) : null);

    /// <summary>A class hears that one of its tables is over.</summary>
    protected override void NudgeGrains()
    {
        if (Room.Phase == SessionPhase.Debrief && ClassErrands.TableOf(Key.Session) is { } seat)
            Other<IClassGrain>(RoomKey.Class(seat.Code)).TableOver(seat.Table).Ignore();
    }

    public async Task<string?> Replay()
    {
        if (Room.IsListening) await Settle();
        if (Room.Phase != SessionPhase.Debrief) return null;
        var tableEntries = (await TableGrain.Entries()).Select(Dialect.Read<Entry<TableCommand, TableEvent>>);
        var caucuses = new Dictionary<string, IEnumerable<Entry<TableCommand, TableEvent>>>();
        foreach (var caucus in Room.Caucuses)
            caucuses[caucus.Room] = [.. (await CaucusGrain(caucus.Room).Entries())
                .Select(Dialect.Read<Entry<TableCommand, TableEvent>>)];
        var delegations = new Dictionary<string, IEnumerable<Entry<DelegationCommand, DelegationEvent>>>();
        foreach (var party in Room.Setup!.Scenario.Agenda.Parties)
            delegations[party.Id] = [.. (await DelegationGrain(party.Id).Entries())
                .Select(Dialect.Read<Entry<DelegationCommand, DelegationEvent>>)];
        return ReplayFile.Write(Product.Name, Written.Entries, tableEntries, caucuses, delegations);
    }

    /// <summary>Hears the table, says what follows and runs the errands, until nothing is left to say.</summary>
    private async Task Settle()
    {
        await RunErrands();
        while (true)
        {
            table = await TableGrain.Hear(table);
            if (Errands.Heard(Room, table.Room, delegations.Values.Select(d => d.Room)) is not { } heard) return;
            var answer = await Write(Voice.Office, heard.CommandId, heard.Command);
            if (answer.Number is null) return;
            await RunErrands();
        }
    }

    /// <summary>Says what every other room must know by now; each errand counts once, however often it is run.</summary>
    private async Task RunErrands()
    {
        for (; told < Room.ToTell.Count; told++)
        {
            var office = Voice.Office.ToString();
            if (Room.ToTell[told] is Errands.ToDelegation inside)
                await DelegationGrain(inside.Party).Tell(Saying.Of(office, inside.CommandId, inside.Command));
            else if (Room.ToTell[told] is Errands.ToCaucus atCaucus)
                await CaucusGrain(atCaucus.Room).Tell(Saying.Of(office, atCaucus.CommandId, atCaucus.Command));
            else if (Room.ToTell[told] is Errands.ToTable atTable)
                await TableGrain.Tell(Saying.Of(office, atTable.CommandId, atTable.Command));
        }
    }
}
