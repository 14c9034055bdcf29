using System.Text.Json.Serialization;
using TradeSim.Agreements;
using TradeSim.Tables;

namespace TradeSim.Classes;

/// <summary>Everything that can be asked of a class. A null table means all tables.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenClass), "open-class")]
[JsonDerivedType(typeof(Enter), "enter")]
[JsonDerivedType(typeof(Reflect), "reflect")]
[JsonDerivedType(typeof(Begin), "begin")]
[JsonDerivedType(typeof(SeatStudent), "seat-student")]
[JsonDerivedType(typeof(Remove), "remove")]
[JsonDerivedType(typeof(Restore), "restore")]
[JsonDerivedType(typeof(NoteAway), "note-away")]
[JsonDerivedType(typeof(NoteBack), "note-back")]
[JsonDerivedType(typeof(FillIn), "fill-in")]
[JsonDerivedType(typeof(Pause), "pause")]
[JsonDerivedType(typeof(Resume), "resume")]
[JsonDerivedType(typeof(LengthenDay), "lengthen-day")]
[JsonDerivedType(typeof(Tell), "tell")]
[JsonDerivedType(typeof(Bring), "bring")]
[JsonDerivedType(typeof(Plan), "plan")]
[JsonDerivedType(typeof(DropPlan), "drop-plan")]
[JsonDerivedType(typeof(RunPlan), "run-plan")]
[JsonDerivedType(typeof(LeaveCapital), "leave-capital")]
[JsonDerivedType(typeof(NoteEnd), "note-end")]
[JsonDerivedType(typeof(EndClass), "end-class")]
[JsonDerivedType(typeof(RenewKeys), "renew-keys")]
public abstract record ClassCommand
{
    private ClassCommand() { }

    /// <summary>A class is set up.</summary>
    public sealed record OpenClass(ClassSetup Setup) : ClassCommand;

    /// <summary>A student comes in; while the talks run, a seat follows at once.</summary>
    /// <param name="Key">The personal code, drawn before.</param>
    public sealed record Enter(string Name, bool IsHidden, string Key) : ClassCommand;

    /// <summary>A student answers a question; without consent the answer leaves the class with nobody.</summary>
    public sealed record Reflect(string Question, string Words, bool Consents) : ClassCommand;

    /// <summary>The facilitator begins: everybody gets a seat and the talks open.</summary>
    public sealed record Begin : ClassCommand;

    /// <summary>The facilitator gives a student a place, in a delegation of a table.</summary>
    public sealed record SeatStudent(int Student, int Table, string Party) : ClassCommand;

    /// <summary>The facilitator removes a student, who can do nothing here any more.</summary>
    public sealed record Remove(int Student) : ClassCommand;

    /// <summary>The facilitator takes a removal back.</summary>
    public sealed record Restore(int Student) : ClassCommand;

    /// <summary>A student's devices are all gone.</summary>
    public sealed record NoteAway(int Student) : ClassCommand;

    /// <summary>A student is here again.</summary>
    public sealed record NoteBack(int Student) : ClassCommand;

    /// <summary>Nobody of a delegation is here, and the grace time is over: a negotiator stands in.</summary>
    public sealed record FillIn(int Table, string Party) : ClassCommand;

    /// <summary>The facilitator pauses one table or all.</summary>
    public sealed record Pause(int? Table) : ClassCommand;

    /// <summary>The facilitator lets one table or all go on.</summary>
    public sealed record Resume(int? Table) : ClassCommand;

    /// <summary>The facilitator lengthens the present day of one table or all.</summary>
    public sealed record LengthenDay(int? Table, int Minutes) : ClassCommand;

    /// <summary>The facilitator says something to all, to one table, or to one delegation of it.</summary>
    public sealed record Tell(int? Table, string? Party, string Words) : ClassCommand;

    /// <summary>The facilitator brings news to one table or all.</summary>
    public sealed record Bring(int? Table, Happening News) : ClassCommand;

    /// <summary>The facilitator plans news for a time or a condition; each table gets it once.</summary>
    public sealed record Plan(int? Table, Happening News, Trigger Trigger) : ClassCommand;

    /// <summary>The facilitator drops a plan.</summary>
    public sealed record DropPlan(int Number) : ClassCommand;

    /// <summary>The condition of a plan holds at a table.</summary>
    public sealed record RunPlan(int Number, int Table) : ClassCommand;

    /// <summary>The facilitator, who plays the capitals, leaves one to the rules.</summary>
    public sealed record LeaveCapital(int Table, string Party) : ClassCommand;

    /// <summary>A table ended like this.</summary>
    public sealed record NoteEnd(int Table, TableEnd End) : ClassCommand;

    /// <summary>The facilitator ends all tables and opens the debrief.</summary>
    public sealed record EndClass : ClassCommand;

    /// <summary>Somebody may have seen the facilitator's link: it and the wall's, of this number, are to open nothing any more.</summary>
    public sealed record RenewKeys(int Keys) : ClassCommand;
}

/// <summary>When planned news comes to a table; exactly one of the three is set.</summary>
/// <param name="Minute">Real minutes after the talks of the class began.</param>
/// <param name="Offers">So many offers lie on the table.</param>
/// <param name="Quiet">So many real minutes without a move of anybody.</param>
public sealed record Trigger(int? Minute, int? Offers, int? Quiet)
{
    /// <summary>True where exactly one condition is set, and it can come true.</summary>
    [JsonIgnore]
    public bool IsGood => new[] { Minute, Offers, Quiet }.Count(x => x is not null) == 1
        && (Minute ?? Offers ?? Quiet) is > 0 and <= 600;

    /// <summary>True where the condition holds at a table that talks; in a pause nothing comes.</summary>
    /// <param name="began">When the talks of the class began.</param>
    public bool Holds(HeardTable at, DateTimeOffset began, DateTimeOffset now)
    {
        var table = at.Table;
        if (table.Phase is TablePhase.Bare or TablePhase.Waiting or TablePhase.Over || table.PausedSince is not null) return false;
        return Minute is { } minute ? now - began >= TimeSpan.FromMinutes(minute)
            : Offers is { } offers ? table.OffersBefore + table.Offers.Count >= offers
            : now - (at.LastMove ?? began) >= TimeSpan.FromMinutes(Quiet!.Value);
    }
}
