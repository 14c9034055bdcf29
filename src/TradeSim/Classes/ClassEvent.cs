using System.Text.Json.Serialization;
using TradeSim.Agreements;

namespace TradeSim.Classes;

/// <summary>Everything that can have happened to a class; the facilitator may hear all of it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ClassOpened), "class-opened")]
[JsonDerivedType(typeof(StudentEntered), "student-entered")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(ClassBegan), "class-began")]
[JsonDerivedType(typeof(TableSet), "table-set")]
[JsonDerivedType(typeof(TableCalled), "table-called")]
[JsonDerivedType(typeof(StudentPlaced), "student-placed")]
[JsonDerivedType(typeof(PlaceWished), "place-wished")]
[JsonDerivedType(typeof(PlaceLeft), "place-left")]
[JsonDerivedType(typeof(StudentRemoved), "student-removed")]
[JsonDerivedType(typeof(StudentRestored), "student-restored")]
[JsonDerivedType(typeof(WentAway), "went-away")]
[JsonDerivedType(typeof(CameBack), "came-back")]
[JsonDerivedType(typeof(StoodIn), "stood-in")]
[JsonDerivedType(typeof(HandedBack), "handed-back")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(TableLengthened), "table-lengthened")]
[JsonDerivedType(typeof(Told), "told")]
[JsonDerivedType(typeof(NewsBrought), "news-brought")]
[JsonDerivedType(typeof(NewsPlanned), "news-planned")]
[JsonDerivedType(typeof(PlanDropped), "plan-dropped")]
[JsonDerivedType(typeof(PlanRan), "plan-ran")]
[JsonDerivedType(typeof(CapitalLeft), "capital-left")]
[JsonDerivedType(typeof(TableEnded), "table-ended")]
[JsonDerivedType(typeof(ClassEnded), "class-ended")]
[JsonDerivedType(typeof(KeysRenewed), "keys-renewed")]
public abstract record ClassEvent
{
    private ClassEvent() { }

    /// <summary>The class was set up.</summary>
    public sealed record ClassOpened(ClassSetup Setup) : ClassEvent;

    /// <summary>A student came in.</summary>
    public sealed record StudentEntered(int Number, string Name, bool IsHidden, string Key) : ClassEvent;

    /// <summary>A student answered a question.</summary>
    public sealed record Answered(int Student, string Question, string Words, bool Consents) : ClassEvent;

    /// <summary>The talks of the class began.</summary>
    public sealed record ClassBegan(DateTimeOffset At) : ClassEvent;

    /// <summary>A table was set up.</summary>
    public sealed record TableSet(int Number) : ClassEvent;

    /// <summary>A table was called to its talks, although a delegation may have nobody yet.</summary>
    public sealed record TableCalled(int Number) : ClassEvent;

    /// <summary>A student got a seat.</summary>
    public sealed record StudentPlaced(int Student, Place Place) : ClassEvent;

    /// <summary>Before the beginning, the facilitator chose this delegation for a student.</summary>
    public sealed record PlaceWished(int Student, int Table, string Party) : ClassEvent;

    /// <summary>A student gave up a seat, to be moved or because of a removal.</summary>
    public sealed record PlaceLeft(int Student, Place Place) : ClassEvent;

    /// <summary>A student was removed.</summary>
    public sealed record StudentRemoved(int Student) : ClassEvent;

    /// <summary>A removal was taken back.</summary>
    public sealed record StudentRestored(int Student) : ClassEvent;

    /// <summary>A student is not here now.</summary>
    public sealed record WentAway(int Student) : ClassEvent;

    /// <summary>A student is here again.</summary>
    public sealed record CameBack(int Student) : ClassEvent;

    /// <summary>A negotiator speaks for this delegation from now on.</summary>
    public sealed record StoodIn(int Table, string Party) : ClassEvent;

    /// <summary>People speak for this delegation again.</summary>
    public sealed record HandedBack(int Table, string Party) : ClassEvent;

    /// <summary>A table was paused.</summary>
    public sealed record Paused(int Table) : ClassEvent;

    /// <summary>A table went on.</summary>
    public sealed record Resumed(int Table) : ClassEvent;

    /// <summary>A table's day was lengthened.</summary>
    public sealed record TableLengthened(int Table, int Minutes) : ClassEvent;

    /// <summary>The facilitator said something to a table, or to one delegation of it.</summary>
    public sealed record Told(int Table, string? Party, string Words) : ClassEvent;

    /// <summary>News came to a table.</summary>
    public sealed record NewsBrought(int Table, Happening News) : ClassEvent;

    /// <summary>News was planned.</summary>
    public sealed record NewsPlanned(int Number, int? Table, Happening News, Trigger Trigger) : ClassEvent;

    /// <summary>A plan was dropped.</summary>
    public sealed record PlanDropped(int Number) : ClassEvent;

    /// <summary>Planned news came to a table.</summary>
    public sealed record PlanRan(int Number, int Table) : ClassEvent;

    /// <summary>The rules answer for a capital while the facilitator does not.</summary>
    public sealed record CapitalLeft(int Table, string Party) : ClassEvent;

    /// <summary>A table ended.</summary>
    public sealed record TableEnded(int Table, TableEnd End) : ClassEvent;

    /// <summary>All tables were ended, and the debrief is open.</summary>
    public sealed record ClassEnded : ClassEvent;

    /// <summary>Only keys of this number open the class from now on.</summary>
    public sealed record KeysRenewed(int Keys) : ClassEvent;
}
