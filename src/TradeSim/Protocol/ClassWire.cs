using System.Collections.Immutable;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Protocol;

/// <summary>Asks for a new class. What each choice means stands at <see cref="ClassSetup"/>.</summary>
/// <param name="Negotiator">The negotiator that speaks where nobody is.</param>
public sealed record ClassRequest(
    string Scenario, Reach Reach, int MinutesPerDay, EmptySeats Empty, string Negotiator, Grouping Grouping,
    int PerSide, Capitals Capitals, bool Signals, bool Statements, bool Coach, Consent Consent, int GraceSeconds,
    ImmutableArray<Listed> List, ImmutableArray<Question> Questions);

/// <summary>A new class: its code for everybody, and the signed keys of the facilitator and of the wall.</summary>
public sealed record ClassKeys(string Code, string Facilitator, string Projector);

/// <summary>A student comes in; the same <paramref name="JoinId"/> gets the same seat.</summary>
public sealed record EnterRequest(string Code, string Name, bool IsHidden, string JoinId);

/// <summary>A student comes in on another device, with the personal code.</summary>
public sealed record ReturnRequest(string Code, string Key);

/// <summary>Proves that a browser is a student's.</summary>
public sealed record StudentPass(string Code, int Number, string Token);

/// <summary>What a student's browser hears of its class: the picture, the questions, and the ticket of the seat.</summary>
/// <param name="Seat">Null while the student has none.</param>
public sealed record StudentNews(StudentView View, ImmutableArray<Question> Questions, SeatTicket? Seat);

/// <summary>A seat's ticket for the facilitator, who watches or plays a capital; or why there is none.</summary>
public sealed record TicketOrNo(SeatTicket? Seat, string? Code, string? Because);

/// <summary>All tables side by side, open to everybody who was in the class; without a name.</summary>
/// <param name="Own">The reader's table; null for the facilitator.</param>
public sealed record ClassDebrief(
    string Code, Scenario Scenario, ImmutableArray<Scenario> Sequels, ImmutableArray<ClassTable> Tables, int? Own);
