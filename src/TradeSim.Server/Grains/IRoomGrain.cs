using System.Collections.Immutable;
using Orleans.Concurrency;
using TradeSim.Protocol;

namespace TradeSim.Server.Grains;

/// <summary>What every room's grain answers to listeners. Reads touch only what is durable, so they may interleave.</summary>
internal interface IRoomGrain : IGrainWithStringKey
{
    /// <summary>Asks to be nudged at every new line for a while; answers the number of the newest line.</summary>
    [AlwaysInterleave]
    Task<int> Listen(IRoomListener listener);

    /// <summary>What is heard in the room after a number; at most <see cref="RoomGrains.MostAtOnce"/> lines.</summary>
    [AlwaysInterleave]
    Task<HeardLine[]> Since(int after);

    /// <summary>The whole lines, commands included; the office alone asks, for the debrief.</summary>
    [AlwaysInterleave]
    [ResponseTimeout(RoomGrains.LongAnswer)]
    Task<string[]> Entries();

    /// <summary>Writes recorded lines as the room's own, in order, from the first that it has not yet.</summary>
    /// <remarks>The one way in past the rules: whoever brings them has had every command decided again (Api/Recorded).</remarks>
    /// <param name="first">The number of the first of these lines.</param>
    [ResponseTimeout(RoomGrains.LongAnswer)]
    Task Take(int first, string[] entries);

    /// <summary>The room's journal was erased: its memory goes too.</summary>
    Task Forget();
}

/// <summary>Somebody outside the room who is told that there is news, never what it is.</summary>
internal interface IRoomListener : IGrainObserver
{
    /// <summary>The room has lines up to this number. The nudge may be lost.</summary>
    [OneWay]
    Task Nudge(int number);
}

/// <summary>The plenary's grain.</summary>
internal interface ITableGrain : IRoomGrain
{
    /// <summary>A party speaks, through its delegation, or the office does.</summary>
    Task<Told> Tell(Saying saying);

    /// <summary>The clock may have something to say.</summary>
    [OneWay]
    Task Wake();

    /// <summary>A delegation for which a negotiator stands in wants to be nudged, as those that are played by AI from the start are.</summary>
    [OneWay, AlwaysInterleave]
    Task Follow(string party);
}

/// <summary>One party's grain; the only way from a seat to the table.</summary>
internal interface IDelegationGrain : IRoomGrain
{
    /// <summary>Somebody speaks inside the delegation.</summary>
    Task<Told> Tell(Saying saying);

    /// <summary>A seat speaks at the table, or in a caucus; the delegation may object in private.</summary>
    Task<Told> TellTable(string room, Saying saying);

    /// <summary>A seat asks what the coach would do. Reads only what is durable, so the delegation goes on meanwhile.</summary>
    [AlwaysInterleave]
    [ResponseTimeout(RoomGrains.LongAnswer)]
    Task<Coached> AskCoach(string by);

    /// <summary>The caucuses in which this party sits, by room name.</summary>
    Task<string[]> Caucuses();

    /// <summary>The table has lines up to this number.</summary>
    [OneWay]
    Task TableNudge(int number);
}

/// <summary>The office's grain.</summary>
internal interface ISessionGrain : IRoomGrain
{
    /// <summary>The office is told something.</summary>
    Task<Told> Tell(Saying saying);

    /// <summary>A person comes in; the same command id gets the same seat.</summary>
    Task<SeatOrNo> GrantSeat(string? party, string name, string? seat, string commandId);

    /// <summary>The table has lines up to this number.</summary>
    [OneWay]
    Task TableNudge(int number);

    /// <summary>A delegation has something for the office: a call to the capital, or sealed measures.</summary>
    [OneWay]
    Task DelegationNudge(string party);

    /// <summary>How every round ended, in the dialect; null before the debrief.</summary>
    Task<string?> Rounds();

    /// <summary>The session's replay file; null before the debrief.</summary>
    [ResponseTimeout(RoomGrains.LongAnswer)]
    Task<string?> Replay();
}

/// <summary>A command on its way to a room, in the dialect.</summary>
[GenerateSerializer, Immutable, Alias("saying")]
internal sealed record Saying(string By, string CommandId, string Command)
{
    // Within one process a message is handed on as it is, so that each room on its way need not read it anew.
    [NonSerialized]
    private object? read;

    /// <summary>A command as a message.</summary>
    public static Saying Of<TCommand>(string by, string commandId, TCommand command) where TCommand : class =>
        new(by, commandId, Dialect.Write(command)) { read = command };

    /// <summary>The command, read once a process.</summary>
    public TCommand Read<TCommand>() where TCommand : class => (TCommand)(read ??= Dialect.Read<TCommand>(Command));

    /// <summary>Only who speaks: the silo prints calls into its log.</summary>
    public override string ToString() => By;
}

/// <summary>A room's answer: the number of the line, or why not.</summary>
[GenerateSerializer, Immutable, Alias("told")]
internal sealed record Told(int? Number, string? Code, string? Because)
{
    /// <summary>Only the number: a reason may name a score.</summary>
    public override string ToString() => $"{Number}";
}

/// <summary>What the coach said, in the dialect.</summary>
[GenerateSerializer, Immutable, Alias("coached")]
internal sealed record Coached(string Counsel)
{
    /// <summary>Nothing: a reason names scores.</summary>
    public override string ToString() => "";
}

/// <summary>One line as everybody in the room hears it; the events in the dialect.</summary>
/// <param name="Age">How long it has been durable; null where the room read it from its journal and does not know. A span and
/// no time, because the clocks of two servers differ.</param>
[GenerateSerializer, Immutable, Alias("heard-line")]
internal sealed record HeardLine(int Number, DateTimeOffset At, string Events, TimeSpan? Age = null)
{
    // As in a saying.
    [NonSerialized]
    private object? read;

    /// <summary>A line of which the events are at hand.</summary>
    public static HeardLine Of<TEvent>(int number, DateTimeOffset at, string text, ImmutableArray<TEvent> events) =>
        new(number, at, text) { read = events };

    /// <summary>The events, read once a process.</summary>
    public ImmutableArray<TEvent> Read<TEvent>() => (ImmutableArray<TEvent>)(read ??= Dialect.Read<ImmutableArray<TEvent>>(Events));

    /// <summary>Only the number, never what was said.</summary>
    public override string ToString() => $"{Number}";
}

/// <summary>A seat, or why there is none.</summary>
[GenerateSerializer, Immutable, Alias("seat-or-no")]
internal sealed record SeatOrNo(string? Party, string? Seat, string? Code, string? Because);

/// <summary>Bounds of the rooms' grains.</summary>
internal static class RoomGrains
{
    public const int MostAtOnce = 500;

    /// <summary>For what may take more than a moment: a whole replay, the coach's thoughts, an erasure.</summary>
    public const string LongAnswer = "00:00:30";
}
