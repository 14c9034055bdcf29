using Microsoft.AspNetCore.SignalR;
using TradeSim.Classes;
using TradeSim.Protocol;

namespace TradeSim.Client;

/// <summary>The way to a class that this browser stands at: as a student, as its facilitator, or as the wall.</summary>
/// <remarks>Every picture that comes is whole, so a lost one is made good by the next.</remarks>
public sealed class ClassDoor(HttpClient http, TimeProvider time) : IAsyncDisposable
{
    private HubLine? line;

    /// <summary>Told when a picture came or the line changed.</summary>
    public event Action? Changed;

    /// <summary>How the connection stands.</summary>
    public Line Line => line?.State ?? Line.Connecting;

    /// <summary>True while something that was said is not yet known to be kept.</summary>
    public bool IsSaving => line?.IsSaving == true;

    /// <summary>Why the server does not let this browser in, in words; null while it does.</summary>
    public string? Closed => line?.Closed;

    /// <summary>A student's picture; null before the first, and for others.</summary>
    public StudentNews? Student { get; private set; }

    /// <summary>The facilitator's picture; null before the first, and for others.</summary>
    public CockpitView? Cockpit { get; private set; }

    /// <summary>The wall's picture; null before the first, and for others.</summary>
    public ProjectorView? Wall { get; private set; }

    /// <summary>The pass with which this browser stands here; null where it stands nowhere.</summary>
    public string? Pass { get; private set; }

    /// <summary>Goes to a class and stays, whatever the network does, until <see cref="Leave"/>.</summary>
    public async Task Enter(string pass)
    {
        if (pass == Pass) return;
        await Leave();
        Pass = pass;
        var mine = line = new(http, time, "class-hub", pass, () => Changed?.Invoke());
        mine.On<StudentNews>("student", news => Hear(mine, () => Student = news));
        mine.On<CockpitView>("cockpit", news => Hear(mine, () => Cockpit = news));
        mine.On<ProjectorView>("projector", news => Hear(mine, () => Wall = news));
        mine.Open(() => mine.Call("Arrive"));
    }

    /// <summary>Leaves the class's page; the seat stays taken.</summary>
    public async Task Leave()
    {
        // Cleared first: who enters while the old line is still being hung up keeps the new one.
        var old = line;
        (line, Pass, Student, Cockpit, Wall) = (null, null, null, null, null);
        if (old is not null) await old.DisposeAsync();
    }

    /// <summary>Says something to the class; why it does not count, or null where it does.</summary>
    public async Task<string?> Say(ClassCommand command) => line is { } mine
        ? (await mine.Submit("Submit", HubLine.NewId(), HubLine.Json(command))).Because
        : "This page was left before the server answered.";

    /// <summary>The facilitator's ticket to watch a table as a party sees it, or to play its capital.</summary>
    public async Task<TicketOrNo> Ticket(int table, string party, bool asCapital) =>
        await Ask<TicketOrNo>("Ticket", table, party, asCapital)
        ?? new(null, "no-connection", "The server did not answer. Try again in a moment.");

    /// <summary>The wall's key, for the facilitator; null for others, and while the server does not answer.</summary>
    public Task<string?> WallKey() => Ask<string>("WallKey");

    /// <summary>The key that will be good once the keys are renewed; null for others, and while the server does not answer.</summary>
    public Task<string?> NextKey() => Ask<string>("NextKey");

    /// <summary>Makes all keys of facilitators and walls worthless, but for the next one; why not, or null where it is done.</summary>
    public async Task<string?> RenewKeys() => line is { } mine
        ? (await mine.Submit("RenewKeys")).Because
        : "This page was left before the server answered.";

    private async Task<T?> Ask<T>(string method, params object?[] with) where T : class
    {
        try
        {
            return line is null ? null : await line.Ask<T?>(method, with);
        }
        catch (Exception e) when (e is HubException or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
    }

    private Task Hear(HubLine mine, Action keep)
    {
        if (mine != line) return Task.CompletedTask;
        keep();
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Leave();
}
