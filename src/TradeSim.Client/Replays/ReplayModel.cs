using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Client.Replays;

/// <summary>All rooms as they were after one entry of the table's journal.</summary>
public sealed record ReplayStep(
    Moment Moment, Table Table, ImmutableSortedDictionary<string, Delegation> Delegations);

/// <summary>A negotiator's sealed reason, beside the entry of the table that it led to.</summary>
public sealed record SealedReason(string Party, Moment Moment, string Words);

/// <summary>One ended session, folded once, so that jumping to any moment costs nothing.</summary>
public sealed class ReplayModel
{
    private ReplayModel(ReplayFile file, string text)
    {
        (File, Text, Scenario) = (file, text, file.Scenario);
        var office = file.Session.SelectMany(e => e.Events).Aggregate(Session.Empty, (room, e) => room.Evolve(e));
        (Setup, Origin, Lap) = (office.Setup!, office.Origin, LapResult.Of(file.Session.SelectMany(e => e.Events)));
        Conclusion = file.Session.SelectMany(e => e.Events)
            .OfType<SessionEvent.SessionConcluded>().LastOrDefault();
        Steps = [.. Fold(file)];
        Rounds = [.. Round.Of(file, Steps)
            .Select(r => r.Number == Origin?.Round ? r with { Origin = Origin } : r)];
        Reasons = [.. Explain()];
        Sound.Check(this);
    }

    /// <summary>The file as it was read.</summary>
    public ReplayFile File { get; }

    /// <summary>The file's own text.</summary>
    public string Text { get; }

    /// <summary>The scenario that was played, with every brief.</summary>
    public Scenario Scenario { get; }

    /// <summary>The public half of the first round's scenario.</summary>
    public Agenda Agenda => Scenario.Agenda;

    /// <summary>How the session was set up, and taken over.</summary>
    public SessionSetup Setup { get; }

    /// <summary>The session that this one is a branch of; null where it is none.</summary>
    public Origin? Origin { get; }

    /// <summary>The lap after the deal; null where there was none.</summary>
    public LapResult? Lap { get; }

    /// <summary>How it ended; null where the file was written before.</summary>
    public SessionEvent.SessionConcluded? Conclusion { get; }

    /// <summary>The rounds in order; one where no campaign was played.</summary>
    public ImmutableArray<Round> Rounds { get; }

    /// <summary>The rooms after each entry of the table, in order; never empty.</summary>
    public ImmutableArray<ReplayStep> Steps { get; }

    /// <summary>Why negotiators did what they did, in the order of the talks.</summary>
    public ImmutableArray<SealedReason> Reasons { get; }

    /// <summary>The reasons at moments that neither put nor answered an offer.</summary>
    public ImmutableArray<SealedReason> OtherReasons => [.. Reasons.Where(r => r.Moment.Offer is null)];

    /// <summary>Why the AI put this offer to the table, sealed then; null where a person did.</summary>
    public string? WhyOffered(int offer) => Reasons.FirstOrDefault(r =>
        r.Moment.Kind == MomentKind.Offer && r.Moment.Offer == offer)?.Words;

    /// <summary>Why the AI that plays this party answered an offer as it did; null where a person plays it.</summary>
    public string? WhyAnswered(int offer, string party) => Reasons.LastOrDefault(r =>
        r.Moment.Kind == MomentKind.Answer && r.Moment.Offer == offer && r.Party == party)?.Words;

    /// <summary>The table when all was over.</summary>
    public Table End => Steps[^1].Table;

    /// <summary>The round of a step.</summary>
    public Round RoundOf(ReplayStep at) => Rounds[Math.Min(at.Table.Earlier.Count, Rounds.Length - 1)];

    /// <summary>What the file is called when it is saved.</summary>
    public string FileName => $"tradesim-{Scenario.Id}-{File.Session[0].At:yyyy-MM-dd}.tradesim";

    /// <summary>The index of the newest step not later than an entry of the table.</summary>
    public int StepAt(int entry)
    {
        var index = 0;
        while (index + 1 < Steps.Length && Steps[index + 1].Moment.Entry <= entry) index++;
        return index;
    }

    /// <summary>Reads a file whole; what cannot be shown is refused with the reason.</summary>
    /// <exception cref="ReplayException">The file is damaged, foreign or makes no sense.</exception>
    public static ReplayModel Read(string text)
    {
        var file = ReplayFile.Read(text);
        try
        {
            Soundness.CheckSize(file.Scenario);
            return new(file, text);
        }
        catch (Exception e) when (e is not (ReplayException or OutOfMemoryException))
        {
            // Foreign data, and anyone can make a checksum: whatever it breaks in the rules means the same.
            throw new ReplayException("The file's entries do not fit together, so it cannot be shown. "
                + "Save it again where it was played.");
        }
    }

    private static IEnumerable<ReplayStep> Fold(ReplayFile file)
    {
        var table = Table.Empty;
        var rooms = file.Delegations.ToImmutableSortedDictionary(d => d.Key, _ => Delegation.Empty);
        var next = file.Delegations.ToDictionary(d => d.Key, _ => 0);
        foreach (var entry in file.Table)
        {
            (var moment, table) = Narrator.Tell(table, entry);
            foreach (var (party, own) in file.Delegations)
                for (; next[party] < own.Length && own[next[party]].At <= entry.At; next[party]++)
                    rooms = rooms.SetItem(
                        party, own[next[party]].Events.Aggregate(rooms[party], (d, e) => d.Evolve(e)));
            yield return new(moment, table, rooms);
        }
    }

    /// <summary>A reason belongs to its party's next entry at the table; of several the newest.</summary>
    private IEnumerable<SealedReason> Explain()
    {
        var led = new SortedDictionary<int, SealedReason>();
        foreach (var (party, entries) in File.Delegations)
        {
            Moment[] moves = [.. Steps.Select(s => s.Moment).Where(m => m.Party == party)];
            var next = 0;
            foreach (var reason in entries.SelectMany(e => e.Events).OfType<DelegationEvent.ReasonNoted>())
            {
                if (next > 0 && moves[next - 1].Entry > reason.Heard) next = 0;
                while (next < moves.Length && moves[next].Entry <= reason.Heard) next++;
                if (next < moves.Length) led[moves[next].Entry] = new(party, moves[next], reason.Words);
            }
        }

        return led.Values;
    }
}
