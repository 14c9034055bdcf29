using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Tables;

namespace TradeSim.ScenarioFiles.Studies;

/// <summary>A history as its file tells it: who did what when, and what is known of it.</summary>
/// <param name="Places">Where the file says things, for what only the rules find.</param>
internal sealed record StudyScript(
    string Id, string Title, string By, string Summary, Reach Reach, long Seed, Calendar Calendar,
    ImmutableArray<Moment> Moments, YamlCursor Places);

/// <summary>One moment: a move, a note, or both.</summary>
/// <param name="At">Null where the file gives no time that can be read.</param>
internal sealed record Moment(YamlCursor Where, DateTimeOffset? At, Move? Move, NoteDraft? Note);

/// <summary>What a party does; what it says depends on how the rooms stand by then.</summary>
internal sealed record Move(string Party, YamlCursor Where, Func<Scene, Saying> Say);

/// <summary>How the rooms stand when a move is made.</summary>
/// <param name="Own">The room of who moves.</param>
internal sealed record Scene(string Party, Table Table, Delegation Own);

/// <summary>What is said, at the table or inside; or what it lacks to be said.</summary>
internal sealed record Saying(TableCommand? AtTable, DelegationCommand? Inside, string? Lacks)
{
    public static Saying AtTheTable(TableCommand command) => new(command, null, null);

    public static Saying InRoom(DelegationCommand command) => new(null, command, null);

    public static Saying Missing(string what) => new(null, null, what);
}

/// <summary>A note before it is known at which entry of the table it stands.</summary>
internal sealed record NoteDraft(
    string? As, string Heading, string Text, string Confidence, ImmutableArray<Protocol.StudySource> Sources);
