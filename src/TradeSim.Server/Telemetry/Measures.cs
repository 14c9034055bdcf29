using System.Diagnostics.Metrics;

namespace TradeSim.Server.Telemetry;

/// <summary>What is counted of play: how much and how fast, and never whose.</summary>
internal sealed class Measures
{
    public const string Name = "TradeSim";

    // From a quick disk to a silo that died and was replaced.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    };

    private readonly Counter<long> sessions;
    private readonly Counter<long> moves;
    private readonly Histogram<double> appends;
    private readonly Histogram<double> news;
    private readonly UpDownCounter<long> connections;

    public Measures(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        sessions = meter.CreateCounter<long>("tradesim.sessions.opened", "{session}", "Sessions opened.");
        moves = meter.CreateCounter<long>(
            "tradesim.moves.accepted", "{move}", "Lines that parties wrote at tables.");
        appends = meter.CreateHistogram(
            "tradesim.append.duration", "s", "How long a line took to be durable.", advice: Seconds);
        news = meter.CreateHistogram("tradesim.news.delay", "s",
            "From when a line was durable to when this server handed it to its connections.", advice: Seconds);
        connections = meter.CreateUpDownCounter<long>(
            "tradesim.connections.open", "{connection}", "Browsers and programs that are connected to this server.");
    }

    public void SessionOpened() => sessions.Add(1);

    public void MoveAccepted() => moves.Add(1);

    public void Appended(TimeSpan took) => appends.Record(took.TotalSeconds);

    public void Heard(TimeSpan after) => news.Record(after.TotalSeconds);

    public void ConnectionOpened() => connections.Add(1);

    public void ConnectionClosed() => connections.Add(-1);
}
