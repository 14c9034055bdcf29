using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using TradeSim.Classes;
using TradeSim.Protocol;
using Xunit;

namespace TradeSim.Server.Tests.Stage;

/// <summary>Anybody at the door of a class over a real WebSocket: a student, the facilitator, or the wall.</summary>
internal sealed class ClassGuest : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly HubConnection connection;
    private readonly List<string> received = [];
    private TaskCompletionSource more = NewSignal();

    private ClassGuest(string url, string token)
    {
        connection = new HubConnectionBuilder()
            .WithUrl($"{url}/class-hub?access_token={Uri.EscapeDataString(token)}", options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions = Dialect.Default.Options)
            .Build();
        connection.On<JsonElement>("student", e => Hear(e, () => News = Dialect.Read<StudentNews>(e.GetRawText())));
        connection.On<JsonElement>("cockpit", e => Hear(e, () => Cockpit = Dialect.Read<CockpitView>(e.GetRawText())));
        connection.On<JsonElement>("projector", e => Hear(e, () => Wall = Dialect.Read<ProjectorView>(e.GetRawText())));
    }

    /// <summary>The newest of a student's news; null before the first.</summary>
    public StudentNews? News { get; private set; }

    /// <summary>The newest picture of the cockpit; null before the first.</summary>
    public CockpitView? Cockpit { get; private set; }

    /// <summary>The newest picture of the wall; null before the first.</summary>
    public ProjectorView? Wall { get; private set; }

    /// <summary>Everything that was received, as text.</summary>
    public string[] Received
    {
        get
        {
            lock (gate) return [.. received];
        }
    }

    public static async Task<ClassGuest> Connect(string url, string token)
    {
        var guest = new ClassGuest(url, token);
        await guest.connection.StartAsync(Cancel);
        await guest.connection.InvokeAsync("Arrive", Cancel);
        return guest;
    }

    public Task<Answer> Say(ClassCommand command) => connection.InvokeAsync<Answer>(
        "Submit", Guid.NewGuid().ToString("N"), JsonElement.Parse(Dialect.Write(command)), Cancel);

    /// <summary>Says something that must count.</summary>
    public async Task Do(ClassCommand command) => Assert.Null((await Say(command)).Because);

    public Task<TicketOrNo> Ticket(int table, string party, bool asCapital) =>
        connection.InvokeAsync<TicketOrNo>("Ticket", table, party, asCapital, Cancel);

    public Task<string?> NextKey() => connection.InvokeAsync<string?>("NextKey", Cancel);

    public Task<Answer> RenewKeys() => connection.InvokeAsync<Answer>("RenewKeys", Cancel);

    public Task<string?> WallKey() => connection.InvokeAsync<string?>("WallKey", Cancel);

    /// <summary>Waits until a picture is as wished.</summary>
    public async Task Sees(Func<ClassGuest, bool> reached, string what)
    {
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (reached(this)) return;
                next = more.Task;
            }

            if (await Task.WhenAny(next, Task.Delay(Timeout.Infinite, patience.Token)) != next)
                Assert.Fail($"The guest did not see {what}.");
        }
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Hear(JsonElement news, Action keep)
    {
        lock (gate)
        {
            received.Add(news.GetRawText());
            keep();
            var signal = more;
            more = NewSignal();
            signal.SetResult();
        }
    }
}
