using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Classes;

/// <summary>How students are dealt out to tables.</summary>
[JsonConverter(typeof(ByName<Grouping>))]
public enum Grouping
{
    /// <summary>In the order in which they came.</summary>
    Arrival,

    /// <summary>By a list with kinds, so that every table gets a mixture of kinds.</summary>
    ByList,

    /// <summary>By the facilitator's hand; who was not placed by then sits where room is.</summary>
    ByHand,
}

/// <summary>Who speaks for a delegation that nobody came to.</summary>
[JsonConverter(typeof(ByName<EmptySeats>))]
public enum EmptySeats
{
    /// <summary>A negotiator, until somebody comes.</summary>
    Ai,

    /// <summary>Nobody: the table waits for somebody to come.</summary>
    Wait,
}

/// <summary>Who plays the capitals.</summary>
[JsonConverter(typeof(ByName<Capitals>))]
public enum Capitals
{
    /// <summary>The scenario's rules, which answer at once.</summary>
    Rules,

    /// <summary>A student of each delegation.</summary>
    Student,

    /// <summary>The facilitator, from the cockpit.</summary>
    Facilitator,
}

/// <summary>One line of a class list: a name as the student will write it, and a kind that is spread over the tables.</summary>
public sealed record Listed(string Name, string Kind);

/// <summary>When a question is put.</summary>
[JsonConverter(typeof(ByName<Asked>))]
public enum Asked
{
    /// <summary>While students wait for the talks.</summary>
    Before,

    /// <summary>When the debrief is open.</summary>
    After,
}

/// <summary>A question for reflection; a scale is answered with a whole number from 1 to 7.</summary>
public sealed record Question(string Id, Asked When, string Text, bool IsScale);

/// <summary>How a class is set up. Names and chance were drawn before and are data here.</summary>
/// <param name="Code">What students type to join.</param>
/// <param name="Sequels">The rounds after the first; empty but in a campaign.</param>
/// <param name="SecondsPerDay">Real seconds that a talk day, or a week after the talks, lasts.</param>
/// <param name="Negotiator">The negotiator that speaks where nobody is, as "envoy:dealmaker@3".</param>
/// <param name="PerSide">Students a delegation is wished to have, the capital's not counted.</param>
/// <param name="GraceSeconds">Real seconds after which a negotiator stands in for a delegation that is away.</param>
/// <param name="Seed">All chance of the class follows from it.</param>
public sealed record ClassSetup(
    string Code, Scenario Scenario, ImmutableArray<Scenario> Sequels, Reach Reach, int SecondsPerDay,
    EmptySeats Empty, string Negotiator, Grouping Grouping, int PerSide, Capitals Capitals, bool Signals,
    bool Statements, bool Coach, Consent Consent, int GraceSeconds, ImmutableArray<Listed> List,
    ImmutableArray<Question> Questions, long Seed)
{
    /// <summary>The most students that a class can have.</summary>
    public const int MostStudents = 1000;

    /// <summary>The most questions that a class can be asked.</summary>
    public const int MostQuestions = 40;

    /// <summary>The most characters that the id of a question can have.</summary>
    public const int LongestId = 64;

    /// <summary>The most real minutes that a talk day can last.</summary>
    public const int MostMinutesPerDay = 240;

    /// <summary>The most real seconds that an absence can wait for a negotiator.</summary>
    public const int LongestGrace = 600;

    /// <summary>The most characters that the text of a question, or of an answer, can have.</summary>
    public const int MostWords = 2000;

    /// <summary>The seats of a delegation in the order in which students get them.</summary>
    public ImmutableArray<string> SeatsOf(Party party)
    {
        ImmutableArray<string> seats = [.. party.Seats.OrderByDescending(s => s.Head).Select(s => s.Id)];
        return Capitals == Capitals.Student ? seats.Insert(1, Delegation.Capital) : seats;
    }

    /// <summary>Students that a delegation is wished to have, the capital's counted.</summary>
    public int Wished => PerSide + (Capitals == Capitals.Student ? 1 : 0);
}
