using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Tests.Worlds;

// Somebody says something somewhere, some seconds (perhaps fewer than none) after the step before.
internal abstract record Step(string CommandId, int Seconds)
{
    public sealed record InOffice(string CommandId, int Seconds, SessionCommand Command)
        : Step(CommandId, Seconds);

    public sealed record InDelegation(
        string CommandId, int Seconds, Voice By, string Party, DelegationCommand Command)
        : Step(CommandId, Seconds);

    public sealed record AtTable(string CommandId, int Seconds, Voice By, TableCommand Command)
        : Step(CommandId, Seconds);

    /// <summary>Says what fits the table as it is then, so that random play gets somewhere.</summary>
    public sealed record AboutTable(string CommandId, int Seconds, Voice By, Func<Table, TableCommand> Command)
        : Step(CommandId, Seconds);

    /// <summary>Says inside the own delegation what fits it as it is then.</summary>
    public sealed record AboutInside(
        string CommandId, int Seconds, Voice By, Func<Delegation, DelegationCommand> Command)
        : Step(CommandId, Seconds);

    public Refusal? Say(RoomSet rooms, DateTimeOffset now) => this switch
    {
        InOffice s => rooms.Tell(s.CommandId, s.Command, now),
        InDelegation s => rooms.Tell(s.By, s.Party, s.CommandId, s.Command, now),
        AtTable s => rooms.Tell(s.By, s.CommandId, s.Command, now),
        AboutTable s => rooms.Tell(s.By, s.CommandId, s.Command(rooms.Table.Room), now),
        AboutInside s => rooms.Tell(s.By, s.By.Party, s.CommandId, s.Command(
            rooms.Delegations.TryGetValue(s.By.Party, out var own) ? own.Room : Delegation.Empty), now),
        _ => throw new InvalidOperationException("A step of no kind."),
    };
}

/// <summary>One whole random play as data: the same play always gives the same rooms.</summary>
internal sealed record Play(SessionSetup Setup, ImmutableArray<Step> Steps)
{
    public static DateTimeOffset Noon { get; } = new(2025, 5, 10, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The same with a lap after a deal: an own kind, for what is shown there follows from every brief.</summary>
    public Play WithLap() => new(Setup with { Lap = true }, [.. Steps.Select(s =>
        s is Step.InOffice { Command: SessionCommand.OpenSession { Setup.Id: var id } } open && id == Setup.Id
            ? open with { Command = new SessionCommand.OpenSession(Setup with { Lap = true }) } : s)]);

    /// <summary>Plays all steps; <paramref name="seen"/> is told the rooms after each step and what was refused.</summary>
    public RoomSet Run(Action<RoomSet, Step, DateTimeOffset, Refusal?>? seen = null)
    {
        var (rooms, now) = (new RoomSet(), Noon);
        foreach (var step in Steps)
        {
            now = now.AddSeconds(step.Seconds);
            var refusal = step.Say(rooms, now);
            seen?.Invoke(rooms, step, now, refusal);
        }

        return rooms;
    }

    public override string ToString() => $"{Setup.Clock} {Setup.Negotiators.Count} negotiators\n"
        + string.Join('\n', Steps.Select(s => s.ToString()).Select(s => s.Length > 200 ? s[..200] + "..." : s));
}

/// <summary>What the rooms of a play write outside.</summary>
internal static class RoomSetText
{
    public static string ToFile(this RoomSet rooms) => ReplayFile.Write("tests", rooms);

    /// <summary>Every entry of every room and every folded room, as one text.</summary>
    public static string Whole(this RoomSet rooms) =>
        rooms.ToFile() + Canonical.Text(rooms.Session.Room) + Canonical.Text(rooms.Table.Room)
        + string.Concat(rooms.Delegations.OrderBy(d => d.Key).Select(d => Canonical.Text(d.Value.Room)));

    public static string TableNews(this RoomSet rooms) => string.Join('\n', rooms.Table.Entries
        .Select(e => $"{e.Told.Number} {e.Told.At:O} {Dialect.Write(e.Told.Events)}"));

    public static string DelegationNews(this RoomSet rooms, string party) => string.Join('\n',
        rooms.Delegations[party].Entries
            .Select(e => $"{e.Told.Number} {e.Told.At:O} {Dialect.Write(e.Told.Events)}"));
}
