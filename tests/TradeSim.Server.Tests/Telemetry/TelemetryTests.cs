using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using TradeSim.Server.Grains;
using TradeSim.Server.Hubs;
using TradeSim.Server.Telemetry;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Telemetry;

/// <summary>What is measured says how much and how fast, and never whose.</summary>
public sealed class TelemetryTests
{
    private const string Delay = "tradesim.news.delay";

    private sealed record Counted(string Name, double Value, int Tags);

    [Fact]
    public async Task Sessions_moves_and_appends_are_counted_without_a_tag()
    {
        await using var server = await TestServer.Start();
        var counted = new ConcurrentQueue<Counted>();
        using var listener = Listen(server, counted);
        await using var pair = await Pair.Begin(server, "MEASUR");
        await pair.A.Move(new TableCommand.SayWords("First."));
        await pair.B.Move(new TableCommand.SayWords("Second."));
        Assert.Equal(1, Sum("tradesim.sessions.opened"));
        Assert.Equal(2, Sum("tradesim.moves.accepted"));
        Assert.True(Sum("tradesim.append.duration") > 0);
        Assert.All(counted, c => Assert.Equal(0, c.Tags));

        double Sum(string name) => counted.Where(c => c.Name == name).Sum(c => c.Value);
    }

    [Fact]
    public async Task Connections_are_counted_as_they_come_and_go()
    {
        await using var server = await TestServer.Start();
        var counted = new ConcurrentQueue<Counted>();
        using var listener = Listen(server, counted);
        await using var pair = await Pair.Begin(server, "CMNGAA");
        await using var held = await TestClass.Open(server, TestClass.Setup("CMNGC"));
        Assert.Equal(3, Open());
        await pair.A.Drop();
        await server.Departures.Next();
        Assert.Equal(2, Open());

        double Open() => counted.Where(c => c.Name == "tradesim.connections.open").Sum(c => c.Value);
    }

    [Fact]
    public async Task News_is_timed_once_a_line_and_not_for_who_hears_it_later()
    {
        await using var server = await TestServer.Start();
        var counted = new ConcurrentQueue<Counted>();
        using var listener = Listen(server, counted);
        await using var pair = await Pair.Begin(server, "NEWSAA");
        await pair.A.Move(new TableCommand.SayWords("First."));
        await pair.B.Move(new TableCommand.SayWords("Second."));
        Player[] both = [pair.A, pair.B];
        // Who comes in waits its turn at the rooms, so that what was heard before is timed.
        foreach (var player in both) await player.Reconnect();
        var before = Timed();
        // Both hear it, and it is one line.
        await pair.A.Hears(await pair.B.Move(new TableCommand.SayWords("Third.")));
        foreach (var player in both) await player.Reconnect();
        Assert.Equal(before + 1, Timed());
        foreach (var player in both) await player.Drop();
        for (var gone = 0; gone < 3 * both.Length; gone++) await server.Departures.Next();
        foreach (var player in both) await player.Reconnect();
        Assert.Equal(before + 1, Timed());
        Assert.All(counted.Where(c => c.Name == Delay), c => Assert.InRange(c.Value, 0, TestServer.Patience.TotalSeconds));

        int Timed() => counted.Count(c => c.Name == Delay);
    }

    [Fact]
    public async Task A_line_ages_where_it_was_written_and_has_no_age_once_it_was_read()
    {
        await using var server = await TestServer.Start();
        await using var pair = await Pair.Begin(server, "AGEDAA");
        var table = server.Services.GetRequiredService<RoomFeeds>().Room(RoomKey.Table("AGEDAA"));
        var young = await table.Since(0);
        var older = await table.Since(0);
        Assert.All(young.Zip(older), pair => Assert.True(pair.First.Age < pair.Second.Age));
        await table.Forget();
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while ((await table.Since(0)).Any(line => line.Age is not null)) patience.Token.ThrowIfCancellationRequested();
        await pair.A.Move(new TableCommand.SayWords("We go on."));
        Assert.Equal(1, (await table.Since(0)).Count(line => line.Age is not null));
    }

    [Fact]
    public void A_trace_keeps_what_names_nobody()
    {
        using var activity = new Activity("asked");
        activity.SetTag("http.route", "/api/studies/{id}").SetTag("http.request.method", "GET")
            .SetTag("url.path", "/api/studies/K7M2QXABC").SetTag("url.query", "access_token=SECRET")
            .SetTag("client.address", "10.0.0.1").SetTag("http.response.status_code", 200);
        using var kept = new KeptTags();
        kept.OnEnd(activity);
        Assert.Equal(["http.request.method", "http.response.status_code", "http.route"],
            activity.TagObjects.Select(t => t.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_collector_that_is_away_troubles_nobody()
    {
        await using var server = await TestServer.Start(more: ["--Telemetry", $"http://127.0.0.1:{TestServer.FreePort()}"]);
        await using var pair = await Pair.Begin(server, "AWAYAA");
        await pair.A.Move(new TableCommand.SayWords("We go on."));
    }

    private static MeterListener Listen(TestServer server, ConcurrentQueue<Counted> counted)
    {
        var own = server.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, to) =>
            {
                // Other servers of this process measure under the same name.
                if (instrument.Meter.Name == Measures.Name && ReferenceEquals(instrument.Meter.Scope, own))
                    to.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => counted.Enqueue(new(i.Name, value, tags.Length)));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => counted.Enqueue(new(i.Name, value, tags.Length)));
        listener.Start();
        return listener;
    }
}
