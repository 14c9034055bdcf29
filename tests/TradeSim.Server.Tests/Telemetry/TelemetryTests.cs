using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using TradeSim.Server.Telemetry;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Telemetry;

/// <summary>What is measured says how much and how fast, and never whose.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Sessions_moves_and_appends_are_counted_without_a_tag()
    {
        await using var server = await TestServer.Start();
        using var listener = new MeterListener();
        var counted = new ConcurrentQueue<(string Name, double Value, int Tags)>();
        var own = server.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, to) =>
        {
            // Other servers of this process measure under the same name.
            if (instrument.Meter.Name == Measures.Name && ReferenceEquals(instrument.Meter.Scope, own))
                to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => counted.Enqueue((i.Name, value, tags.Length)));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => counted.Enqueue((i.Name, value, tags.Length)));
        listener.Start();
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
}
