using System.Collections.Immutable;

namespace TradeSim.Scenarios;

/// <summary>How a scenario opens when it follows another in a campaign: from what the players left behind there.</summary>
/// <param name="After">The id of the scenario before it.</param>
/// <param name="Openings">Where the issues stand; one that is not named stands as in history.</param>
/// <param name="Carried">An issue that is added where the earlier round left a matter unsettled; null for none.</param>
public sealed record Sequel(string After, ImmutableArray<OpeningRule> Openings, Carried? Carried);

/// <summary>Where one issue stands when the talks open: the first case that holds, or else an option.</summary>
public sealed record OpeningRule(int Issue, ImmutableArray<OpeningCase> Cases, int Otherwise);

/// <summary>One case: a lever was pulled, or an earlier issue was settled and is delivered to this degree.</summary>
/// <param name="Lever">The lever that was pulled; empty where the case looks at an issue.</param>
/// <param name="Issue">The earlier scenario's issue, by id; empty where the case looks at a lever.</param>
/// <param name="Options">Its options, by id, that hold as agreed.</param>
/// <param name="Delivered">The least percent of the promise that the last published figures show.</param>
/// <param name="Opens">The option of this scenario's issue that then holds.</param>
public sealed record OpeningCase(
    string Lever, string Issue, ImmutableArray<string> Options, int Delivered, int Opens);

/// <summary>Earlier issues as one issue of the new round: leave them as they are, or bring them to these options.</summary>
/// <param name="Issues">The earlier scenario's issues, by id.</param>
/// <param name="To">The option of each, by id.</param>
/// <param name="AsNow">The name of the option that leaves them as they are.</param>
/// <param name="Done">The name of the option that brings them there.</param>
public sealed record Carried(
    string Id, string Name, string About, ImmutableArray<string> Issues, ImmutableArray<string> To, string AsNow,
    string Done, ImmutableArray<string> Sources);
