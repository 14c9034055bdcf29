using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using TradeSim.Cli.Loads;
using TradeSim.Protocol;
using TradeSim.Tables;

namespace TradeSim.Benchmarks.Plays;

/// <summary>Tables whose people all speak as fast as they are answered, and read what comes without thinking about it.</summary>
internal static class Rush
{
    /// <summary>Moves a second that were acknowledged, and those heard by somebody else among all that should have been.</summary>
    public static async Task<(double PerSecond, double Heard)> Play(Uri site, int tables, int seats, TimeSpan length)
    {
        using var http = new HttpClient { BaseAddress = site };
        var entrance = new Entrance(http);
        var parties = await entrance.Parties("geneva-2025", default);
        var tickets = new List<SeatTicket>();
        for (var i = 0; i < tables; i++) tickets.AddRange(await entrance.Open("geneva-2025", parties, seats, default));
        var (told, moves) = (0L, 0L);
        var people = new List<HubConnection>();
        foreach (var ticket in tickets)
            people.Add(await Connect(site, ticket, news => Interlocked.Add(ref told, news.Count(n => n.Room == RoomName.Table))));
        var before = Interlocked.Read(ref told);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(people.Select((c, i) => Task.Run(async () =>
        {
            for (var n = 0; Stopwatch.GetElapsedTime(started) < length; n++)
            {
                var answer = await c.InvokeAsync<Answer>("Submit", RoomName.Table, $"{i}-{n}",
                    JsonElement.Parse(Dialect.Write<TableCommand>(new TableCommand.SayWords($"We could live with that, says {i} for the {n}th time."))));
                if (answer.Number is null) throw new InvalidOperationException($"{answer.Code}: {answer.Because}");
                Interlocked.Increment(ref moves);
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        for (var i = 0; i < 100 && Interlocked.Read(ref told) - before < moves * seats; i++) await Task.Delay(100);
        foreach (var person in people) await person.DisposeAsync();
        return (moves / seconds, (Interlocked.Read(ref told) - before) / (double)(moves * seats));
    }

    private static async Task<HubConnection> Connect(Uri site, SeatTicket ticket, Action<ImmutableArray<RoomNews>> hear)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(site, "hub"), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            options.AccessTokenProvider = () => Task.FromResult<string?>(ticket.Token);
        }).AddJsonProtocol(json => json.PayloadSerializerOptions = new(Dialect.Default.Options)).Build();
        connection.On("news", hear);
        await connection.StartAsync();
        await connection.InvokeAsync<Joined>("Join", new Dictionary<string, int>());
        return connection;
    }
}
