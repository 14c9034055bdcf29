using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using TradeSim.Classes;
using TradeSim.Protocol;
using TradeSim.Server.Grains;
using TradeSim.Server.Seats;

namespace TradeSim.Server.Hubs;

/// <summary>One connection of a class on this server.</summary>
/// <param name="Seat">The seat that it plays; null for one that waits, leads or looks.</param>
internal sealed record ClassMember(ClassHolder Holder, SeatHolder? Seat, Action Abort);

/// <summary>
/// One class's watch on this server: it looks at the class a few times a second, sends everybody their picture when it
/// changed, says who is here, and shows out who does not sit there any more.
/// </summary>
internal sealed class ClassFeed(IClassGrain grain, IHubContext<ClassHub> hub, SeatTokens seats, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    // Shorter than the blink after which one who left is away: the last device here may not be the last of all servers.
    private static readonly TimeSpan LeaseEvery = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, ClassMember> members = [];
    private readonly Dictionary<string, string> sent = [];
    private readonly Dictionary<(int Student, int Seating), SeatTicket> tickets = [];
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private bool isStarted;
    private bool isNew;
    private Sight? sight;

    public bool IsEmpty => members.Count == 0;

    public void Start()
    {
        if (isStarted) return;
        isStarted = true;
        _ = Task.Run(Watch);
    }

    public void Enter(string connection, ClassMember member)
    {
        lock (members)
        {
            members[connection] = member;
            isNew = true;
        }

        if (member.Holder.Role == ClassRole.Student) grain.Attend([member.Holder.Number]).Ignore();
    }

    public void Leave(string connection)
    {
        lock (members)
        {
            sent.Remove(connection);
            if (!members.Remove(connection, out var member) || member.Holder.Role != ClassRole.Student) return;
            if (members.Values.Any(m => m.Holder == member.Holder)) return;
            grain.Depart(member.Holder.Number).Ignore();
        }
    }

    /// <summary>Looks at the class once, and passes on what is new.</summary>
    public async Task Look()
    {
        await gate.WaitAsync();
        try
        {
            var text = await grain.Look(sight?.Version ?? 0);
            if (text is { Length: 0 })
            {
                ShowOut();
                return;
            }

            if (text is not null) sight = Dialect.Read<Sight>(text);
            else if (!isNew) return;
            isNew = false;
            if (sight is not null) PassOn(sight);
        }
        catch (Exception e)
        {
            log.LogWarning("A class could not be looked at ({Kind}); the next look follows.", e.GetType().Name);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The class was deleted: nobody has anything to do here any more.</summary>
    private void ShowOut()
    {
        ClassMember[] all;
        lock (members) all = [.. members.Values];
        foreach (var member in all) member.Abort();
    }

    public async ValueTask DisposeAsync() => await closing.CancelAsync();

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(Beat);
        var leased = Stopwatch.GetTimestamp();
        try
        {
            do
            {
                await Look();
                if (Stopwatch.GetElapsedTime(leased) < LeaseEvery) continue;
                leased = Stopwatch.GetTimestamp();
                grain.Attend(Students()).Ignore();
            }
            while (await timer.WaitForNextTickAsync(closing.Token));
        }
        catch (OperationCanceledException)
        {
            // Nobody is here any more.
        }
    }

    private int[] Students()
    {
        lock (members)
            return [.. members.Values.Where(m => m.Holder.Role == ClassRole.Student).Select(m => m.Holder.Number).Distinct()];
    }

    private void PassOn(Sight now)
    {
        KeyValuePair<string, ClassMember>[] all;
        lock (members) all = [.. members];
        var (cockpit, projector) = (new Lazy<string>(() => Dialect.Write(now.Cockpit)), new Lazy<string>(() => Dialect.Write(now.Projector)));
        foreach (var (connection, member) in all)
        {
            if (member.Seat is { } seat)
            {
                if (seat.Student > 0 ? !Sits(now, seat) : seat.Keys < now.Keys) member.Abort();
                continue;
            }

            if (member.Holder.Role != ClassRole.Student && member.Holder.Number < now.Keys)
            {
                member.Abort();
                continue;
            }

            switch (member.Holder.Role)
            {
                case ClassRole.Facilitator:
                    if (IsNews(connection, cockpit.Value)) Send(connection, "cockpit", now.Cockpit);
                    break;
                case ClassRole.Projector:
                    if (IsNews(connection, projector.Value)) Send(connection, "projector", now.Projector);
                    break;
                default:
                    var view = now.Students.FirstOrDefault(s => s.Number == member.Holder.Number);
                    if (view is null) break;
                    var ticket = Ticket(view, now.Unready);
                    if (IsNews(connection, $"{ticket is null}{Dialect.Write(view)}"))
                        Send(connection, "student", new StudentNews(view, now.Questions, ticket));
                    break;
            }
        }
    }

    private static bool Sits(Sight now, SeatHolder seat) => now.Students.Any(s =>
        s.Number == seat.Student && s.Place?.Is(s.Code, seat.Session, seat.Party, seat.Seat) == true);

    /// <summary>The ticket of a student's seat, once the table knows that it is the student's.</summary>
    private SeatTicket? Ticket(StudentView view, ImmutableArray<int> unready)
    {
        if (view.Place is not { } place) return null;
        if (tickets.TryGetValue((view.Number, view.Seatings), out var known)) return known;
        if (unready.Contains(place.Table)) return null;
        var session = ClassErrands.SessionOf(view.Code, place.Table);
        return tickets[(view.Number, view.Seatings)] = new(session, view.Code, place.Party, place.Seat,
            seats.Sign(new(session, place.Party, place.Seat, view.Number)));
    }

    private bool IsNews(string connection, string text)
    {
        lock (members)
        {
            if (sent.GetValueOrDefault(connection) == text) return false;
            sent[connection] = text;
            return true;
        }
    }

    private void Send(string connection, string what, object news) =>
        hub.Clients.Client(connection).SendAsync(what, news).Ignore();
}
