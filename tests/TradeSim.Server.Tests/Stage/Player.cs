using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Tables;
using Xunit;
using DelegationHearing = TradeSim.Rooms.Hearing<
    TradeSim.Delegations.Delegation, TradeSim.Delegations.DelegationCommand, TradeSim.Delegations.DelegationEvent>;
using TableHearing = TradeSim.Rooms.Hearing<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Server.Tests.Stage;

/// <summary>A person at a real WebSocket, who folds what is heard exactly as the browser does.</summary>
internal sealed class Player : IAsyncDisposable
{
    // Among servers that come and go, as impatient as the browser.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Func<string> address;
    private readonly TimeSpan longestSilence;
    private HubConnection connection;
    private TaskCompletionSource heardMore = NewSignal();
    private int ids;

    private Player(Func<string> address, SeatTicket ticket, TimeSpan longestSilence)
    {
        (this.address, Ticket, this.longestSilence) = (address, ticket, longestSilence);
        connection = NewConnection();
    }

    public SeatTicket Ticket { get; }

    public string Party => Ticket.Party;

    public TableHearing Table { get; private set; } = TableHearing.Nothing;

    public DelegationHearing Delegation { get; private set; } = DelegationHearing.Nothing;

    /// <summary>The caucuses that this party hears, by room.</summary>
    public Dictionary<string, TableHearing> Caucuses { get; } = [];

    /// <summary>Numbers of table news in the order in which they came, doubles and gaps included.</summary>
    public List<int> TableNumbers { get; } = [];

    public static Task<Player> Connect(string url, SeatTicket ticket) =>
        Enter(new(() => url, ticket, HubConnection.DefaultServerTimeout));

    /// <param name="address">Which server to connect to, asked anew at every connection.</param>
    public static Task<Player> Connect(Func<string> address, SeatTicket ticket) =>
        Enter(new(address, ticket, LongestSilence));

    /// <summary>Connects anew and comes in with the numbers heard so far.</summary>
    public async Task Reconnect()
    {
        await Drop();
        connection = NewConnection();
        await Enter();
    }

    /// <summary>Loses the connection.</summary>
    public async Task Drop() => await connection.DisposeAsync();

    public Task<Answer> Say(TableCommand command, string? id = null) =>
        Submit(RoomName.Table, id ?? NewId(), Json<TableCommand>(command));

    public Task<Answer> SayIn(string caucus, TableCommand command) =>
        Submit(caucus, NewId(), Json<TableCommand>(command));

    public Task<Answer> Say(DelegationCommand command, string? id = null) =>
        Submit(RoomName.Delegation(Party), id ?? NewId(), Json<DelegationCommand>(command));

    public Task<Counsel> AskCoach() => connection.InvokeAsync<Counsel>("AskCoach", Cancel);

    /// <summary>Sends any JSON as a command, as a broken or hostile browser could.</summary>
    public Task<Answer> Submit(string room, string id, JsonElement command) =>
        connection.InvokeAsync<Answer>("Submit", room, id, command, Cancel);

    /// <summary>Says something until the answer comes, over reconnects, always with the same command id.</summary>
    public async Task<Answer> SayUntilAnswered(TableCommand command, string? ownId = null)
    {
        var id = ownId ?? NewId();
        using var patience = new CancellationTokenSource(TestServer.Patience * 2);
        while (true)
        {
            try
            {
                return await Say(command, id);
            }
            catch (Exception) when (!patience.IsCancellationRequested)
            {
                await ReconnectOnce();
            }
        }
    }

    /// <summary>Connects anew as often as it takes.</summary>
    public async Task ReconnectUntilIn()
    {
        using var patience = new CancellationTokenSource(TestServer.Patience * 2);
        while (!await ReconnectOnce()) patience.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Says something at the table that must count, and hears it.</summary>
    public async Task<int> Move(TableCommand command)
    {
        var answer = await Say(command);
        Assert.Null(answer.Because);
        await Hears(answer.Number!.Value);
        return answer.Number.Value;
    }

    public Task Hears(int number) => Until(p => p.Table.Number >= number, $"table entry {number}");

    public Task Hears(Func<Table, bool> reached, string what) => Until(p => reached(p.Table.Room), what);

    public Task HearsInside(Func<Delegation, bool> reached, string what) =>
        Until(p => reached(p.Delegation.Room), what);

    public Task HearsInCaucus(string room, Func<Table, bool> reached, string what) =>
        Until(p => p.Caucuses.TryGetValue(room, out var heard) && reached(heard.Room), what);

    public async ValueTask DisposeAsync() => await Drop();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static JsonElement Json<T>(T command) => JsonElement.Parse(Dialect.Write(command));

    private string NewId() => $"{Ticket.Session}-{Party}-{Ticket.Seat}-{Interlocked.Increment(ref ids)}";

    private async Task<bool> ReconnectOnce()
    {
        try
        {
            await Reconnect();
            return true;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            // The server is not there yet; a tenth of a second between tries keeps the processor for its start.
            await Task.Delay(100, Cancel);
            return false;
        }
    }

    private HubConnection NewConnection()
    {
        var fresh = new HubConnectionBuilder()
            .WithUrl($"{address()}/hub?access_token={Uri.EscapeDataString(Ticket.Token)}", options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions = Dialect.Default.Options)
            .WithServerTimeout(longestSilence)
            .Build();
        fresh.On<ImmutableArray<RoomNews>>("news", Hear);
        return fresh;
    }

    private static async Task<Player> Enter(Player player)
    {
        await player.Enter();
        return player;
    }

    private async Task Enter()
    {
        await connection.StartAsync(Cancel);
        var heard = new Dictionary<string, int>
        {
            [RoomName.Table] = Table.Number,
            [RoomName.Delegation(Party)] = Delegation.Number,
        };
        var joined = await connection.InvokeAsync<Joined>("Join", heard, Cancel);
        Assert.Equal((Ticket.Session, Ticket.Party, Ticket.Seat), (joined.Session, joined.Party, joined.Seat));
    }

    private void Hear(ImmutableArray<RoomNews> news)
    {
        lock (gate)
        {
            var table = news.Where(n => n.Room == RoomName.Table).ToArray();
            TableNumbers.AddRange(table.Select(n => n.Number));
            Table = Table.Hear(table.Select(Read<TableEvent>));
            Delegation = Delegation.Hear(
                news.Where(n => n.Room == RoomName.Delegation(Party)).Select(Read<DelegationEvent>));
            foreach (var room in news.Where(n => Tables.Caucus.IsName(n.Room)).GroupBy(n => n.Room))
                Caucuses[room.Key] = Caucuses.GetValueOrDefault(room.Key, TableHearing.Nothing)
                    .Hear(room.Select(Read<TableEvent>));
            var signal = heardMore;
            heardMore = NewSignal();
            signal.SetResult();
        }
    }

    private static News<TEvent> Read<TEvent>(RoomNews news) => new(news.Number, news.At,
        Dialect.Read<ImmutableArray<TEvent>>(news.Events.GetRawText()));

    private async Task Until(Func<Player, bool> reached, string what)
    {
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while (true)
        {
            Task more;
            lock (gate)
            {
                if (reached(this)) return;
                more = heardMore.Task;
            }

            if (await Task.WhenAny(more, Task.Delay(Timeout.Infinite, patience.Token)) != more)
                Assert.Fail($"{Party} did not hear {what}; heard table entries 1 to {Table.Number}.");
        }
    }
}
