using TradeSim.Agreements;
using TradeSim.Classes;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Server.Tests.Stage;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Exports;

/// <summary>Students at one table, in memory, a minute between what they do.</summary>
internal sealed class People
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.FromHours(1));

    private int told;

    /// <summary>Students 7 and 12 take the heads' seats.</summary>
    public People(SessionSetup setup)
    {
        Office(new SessionCommand.OpenSession(setup));
        Office(new SessionCommand.GrantSeat(TestScenario.A, Student.PseudonymOf(7), "head-a"));
        Office(new SessionCommand.GrantSeat(TestScenario.B, Student.PseudonymOf(12), "head-b"));
    }

    public static Voice A { get; } = new(TestScenario.A, "head-a");

    public static Voice B { get; } = new(TestScenario.B, "head-b");

    /// <summary>What holds today: ten points below A's alternative, fifty above B's.</summary>
    public static Package BadForA { get; } = new([0, 0]);

    public RoomSet Rooms { get; } = new();

    public void Office(SessionCommand command) => Assert.Null(Rooms.Tell($"{++told}", command, Now));

    public void Say(Voice by, TableCommand command) => Assert.Null(Rooms.Tell(by, $"{++told}", command, Now));

    public void Say(Voice by, string caucus, TableCommand command) =>
        Assert.Null(Rooms.Tell(by, caucus, $"{++told}", command, Now));

    public void Inside(Voice by, Delegations.DelegationCommand command) => Inside(by, by.Party, command);

    public void Inside(Voice by, string party, Delegations.DelegationCommand command) =>
        Assert.Null(Rooms.Tell(by, party, $"{++told}", command, Now));

    /// <summary>A minute passes.</summary>
    public void Wait() => told++;

    /// <summary>Student 20 takes the third party's seat.</summary>
    public Voice Third()
    {
        Office(new SessionCommand.GrantSeat("eu", Student.PseudonymOf(20), "head-c"));
        return new("eu", "head-c");
    }

    public void TimeIsUp() => Say(Voice.Office, new TableCommand.CallTime());

    /// <summary>A offers and B agrees.</summary>
    public void Agree(Package package)
    {
        Say(A, new TableCommand.MakeOffer(package, ""));
        Say(B, new TableCommand.AcceptOffer(Rooms.Table.Room.Offers[^1].Number));
    }

    /// <summary>A week in which both do the same about everything that they have promised.</summary>
    public void Week(int week, Conduct conduct)
    {
        foreach (var by in new[] { A, B })
            Inside(by, new Delegations.DelegationCommand.SealMeasures(week,
                [.. Rooms.Table.Room.Accord!.BindingOn(by.Party)
                    .Select(c => new MeasureTaken(c.Number, conduct))]));
    }

    private DateTimeOffset Now => Start.AddMinutes(told);
}
