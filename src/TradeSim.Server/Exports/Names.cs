namespace TradeSim.Server.Exports;

/// <summary>What students are called: nothing, unless the lecturer asked for their names.</summary>
internal sealed class Names(IReadOnlyDictionary<int, string>? known)
{
    /// <summary>What a reader is told of every column of names.</summary>
    public const string About =
        "The student's name; empty unless the export was asked for with names.";

    /// <summary>A student's name; null where it is not to be written, or nobody is meant.</summary>
    public string? Of(int? student) =>
        student is { } number && known is not null ? known.GetValueOrDefault(number) : null;

    /// <summary>The names of several students.</summary>
    public string Of(IEnumerable<int> students) =>
        string.Join(", ", students.Select(s => Of(s)).Where(n => n is not null));
}
