using System.Diagnostics.Metrics;

namespace TradeSim.Server.Telemetry;

/// <summary>What is counted of play: how much and how fast, and never whose.</summary>
internal sealed class Measures
{
    public const string Name = "TradeSim";

    private readonly Counter<long> sessions;
    private readonly Counter<long> moves;
    private readonly Histogram<double> appends;

    public Measures(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        sessions = meter.CreateCounter<long>("tradesim.sessions.opened", "{session}", "Sessions opened.");
        moves = meter.CreateCounter<long>(
            "tradesim.moves.accepted", "{move}", "Lines that parties wrote at tables.");
        appends = meter.CreateHistogram<double>(
            "tradesim.append.duration", "s", "How long a line took to be durable.");
    }

    public void SessionOpened() => sessions.Add(1);

    public void MoveAccepted() => moves.Add(1);

    public void Appended(TimeSpan took) => appends.Record(took.TotalSeconds);
}
