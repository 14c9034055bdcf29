using Orleans.Concurrency;

namespace TradeSim.Server.Grains;

/// <summary>The grain of a class, above the sessions of its tables.</summary>
internal interface IClassGrain : IRoomGrain
{
    /// <summary>The facilitator, or a student, says something.</summary>
    Task<Told> Tell(Saying saying);

    /// <summary>A student comes in; the same id gets the same number.</summary>
    Task<EnteredOrNo> Enter(string name, bool isHidden, string joinId, string key);

    /// <summary>The number of the student with a personal code; null where there is none.</summary>
    [AlwaysInterleave]
    Task<int?> StudentOf(string key);

    /// <summary>True if this student sits exactly there now.</summary>
    [AlwaysInterleave]
    Task<bool> Sits(int student, string session, string party, string seat);

    /// <summary>Which keys of the facilitator and of the wall are good.</summary>
    [AlwaysInterleave]
    Task<int> Keys();

    /// <summary>Whether the facilitator may go to a table as a party, or as its capital; if not, why.</summary>
    [AlwaysInterleave]
    Task<Told> MayVisit(int table, string party, bool asCapital);

    /// <summary>What its people may see now, in the dialect; null where nothing changed after that version,
    /// and empty where there is no such class (any more).</summary>
    [AlwaysInterleave]
    Task<string?> Look(int after);

    /// <summary>All tables, for the debrief, in the dialect and without a name; null before.</summary>
    [AlwaysInterleave]
    Task<string?> Debrief(int student);

    /// <summary>These students have a device here; said again and again as long as they have.</summary>
    [OneWay]
    Task Attend(int[] students);

    /// <summary>A student's last device here is gone.</summary>
    [OneWay]
    Task Depart(int student);

    /// <summary>A table has lines up to this number.</summary>
    [OneWay]
    Task TableNudge(int table, int number);

    /// <summary>A table's session has concluded.</summary>
    [OneWay]
    Task TableOver(int table);

    /// <summary>A call to a capital that a person plays waits for its answer, or waits no more.</summary>
    [OneWay]
    Task CapitalNudge(int table, string party, bool waits);

    /// <summary>Erases the class and all its sessions for good.</summary>
    [ResponseTimeout(RoomGrains.LongAnswer)]
    Task Erase();
}

/// <summary>A student's number, or why there is none.</summary>
[GenerateSerializer, Immutable, Alias("entered-or-no")]
internal sealed record EnteredOrNo(int? Student, string? Code, string? Because);
