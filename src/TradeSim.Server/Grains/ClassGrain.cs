using TradeSim.Classes;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Journals;

namespace TradeSim.Server.Grains;

/// <summary>The grain of a class: it deals students out, hears its tables, and runs its errands to their sessions.</summary>
internal sealed partial class ClassGrain(RoomServices services, IJournal journal)
    : RoomGrain<Classroom, ClassCommand, ClassEvent>(services), IClassGrain
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, Queue<ClassErrands.Errand>> waiting = [];
    private readonly HashSet<int> running = [];
    private int told;
    private int version = 1;
    private (int Version, string Text)? seen;
    private Yardstick? yardstick;

    public override async Task OnActivateAsync(CancellationToken cancellation)
    {
        await base.OnActivateAsync(cancellation);
        this.RegisterGrainTimer(_ => LookAround(), new() { DueTime = Beat, Period = Beat });
        NudgeGrains();
    }

    public Task<Told> Tell(Saying saying) =>
        Write(Voice.Parse(saying.By), saying.CommandId, saying.Read<ClassCommand>());

    public async Task<EnteredOrNo> Enter(string name, bool isHidden, string joinId, string key)
    {
        var answer = await Write(Voice.Office, $"enter-{joinId}", new ClassCommand.Enter(name, isHidden, key));
        return answer.Number is { } number
            ? new(Written.Entries[number - 1].Events.OfType<ClassEvent.StudentEntered>().Single().Number, null, null)
            : new(null, answer.Code, answer.Because);
    }

    public Task<int?> StudentOf(string key) =>
        Task.FromResult(Room.Students.Find(s => s.Key == key && !s.IsRemoved)?.Number);

    public Task<bool> Sits(int student, string session, string party, string seat) => Task.FromResult(
        Room.Student(student) is { IsRemoved: false, Place: { } place } && place.Is(Key.Session, session, party, seat));

    public Task<int> Keys() => Task.FromResult(Room.Keys);

    public Task<Told> MayVisit(int table, string party, bool asCapital)
    {
        var no = Room.ObjectionToVisit(table, party, asCapital);
        return Task.FromResult(new Told(null, no?.Code, no?.Because));
    }

    public Task<string?> Look(int after)
    {
        if (Room.Setup is not { } setup) return Task.FromResult<string?>("");
        if (after == version) return Task.FromResult<string?>(null);
        if (seen is not { } known || known.Version != version)
        {
            yardstick ??= Yardstick.Of(setup.Scenario);
            known = (version, Dialect.Write(new Sight(version, CockpitView.Of(Room, heard),
                ProjectorView.Of(Room, heard, agreed, yardstick), [.. Room.Students.Select(s => StudentView.Of(Room, s))],
                setup.Questions, Room.Keys, [.. waiting.Where(w => w.Value.Count > 0).Select(w => w.Key)])));
            seen = known;
        }

        return Task.FromResult<string?>(known.Text);
    }

    public Task<string?> Debrief(int student) => Task.FromResult(Room is { Phase: ClassPhase.Debrief, Setup: { } setup }
        ? Dialect.Write(new ClassDebrief(
            setup.Code, setup.Scenario, setup.Sequels, [.. Room.Tables], Room.Student(student)?.Place?.Table))
        : null);

    public async Task Erase()
    {
        if (Room.Setup is not { } setup) return;
        await journal.Forget(setup.Code);
        foreach (var table in Room.Tables)
        {
            var session = ClassErrands.SessionOf(setup.Code, table.Number);
            await Other<ISessionGrain>(RoomKey.Office(session)).Forget();
            await TableGrain(table.Number).Forget();
            foreach (var party in setup.Scenario.Agenda.Parties) await DelegationGrain(table.Number, party.Id).Forget();
        }

        DeactivateOnIdle();
    }

    /// <summary>After every line: whoever looks sees something new, and the errands go out.</summary>
    protected override void NudgeGrains()
    {
        version++;
        for (; told < Room.ToTell.Count; told++)
        {
            var errand = Room.ToTell[told];
            if (!waiting.TryGetValue(errand.Table, out var queue)) queue = waiting[errand.Table] = new();
            queue.Enqueue(errand);
        }

        SendErrands();
    }

    private void SendErrands()
    {
        foreach (var table in waiting.Keys)
            if (waiting[table].Count > 0 && running.Add(table))
                RunErrands(table).Ignore();
    }

    /// <summary>Runs the errands of one table in order, and beside those of the others; one that fails is tried again.</summary>
    private async Task RunErrands(int table)
    {
        try
        {
            while (waiting[table].TryPeek(out var errand))
            {
                await Retry.WhileUnknown(() => Run(errand));
                waiting[table].Dequeue();
            }
        }
        catch (Exception e)
        {
            Log.LogWarning("A table could not be told something ({Kind}); the next try follows.", e.GetType().Name);
        }
        finally
        {
            running.Remove(table);
            version++;
        }
    }

    private Task<Told> Run(ClassErrands.Errand errand)
    {
        var office = Voice.Office.ToString();
        return errand switch
        {
            ClassErrands.ToOffice e => OfficeGrain(e.Table).Tell(Saying.Of(office, e.CommandId, e.Command)),
            ClassErrands.ToTable e => TableGrain(e.Table).Tell(Saying.Of(office, e.CommandId, e.Command)),
            ClassErrands.ToCaucus e => Other<ITableGrain>(new(SessionOf(e.Table), e.Room))
                .Tell(Saying.Of(office, e.CommandId, e.Command)),
            ClassErrands.ToDelegation e => DelegationGrain(e.Table, e.Party)
                .Tell(Saying.Of(office, e.CommandId, e.Command)),
            _ => throw new UnknownEventException(errand),
        };
    }

    private ISessionGrain OfficeGrain(int table) => Other<ISessionGrain>(RoomKey.Office(SessionOf(table)));

    private ITableGrain TableGrain(int table) => Other<ITableGrain>(RoomKey.Table(SessionOf(table)));

    private IDelegationGrain DelegationGrain(int table, string party) =>
        Other<IDelegationGrain>(RoomKey.Delegation(SessionOf(table), party));

    private string SessionOf(int table) => ClassErrands.SessionOf(Key.Session, table);
}
