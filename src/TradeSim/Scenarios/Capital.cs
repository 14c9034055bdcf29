using System.Collections.Immutable;

namespace TradeSim.Scenarios;

/// <summary>How a party's capital answers when it is called. The office alone knows, so nobody can read the answer before.</summary>
/// <param name="Floor">The least score that the capital would let pass, in points; at most the mandate's minimum.</param>
/// <param name="Patience">How often it may be asked in one round before it tightens the mandate.</param>
/// <param name="Allowances">Forbidden options that it would permit, some only with others.</param>
/// <param name="Refusal">What it says to everything else.</param>
public sealed record Capital(
    string Party, int Floor, int Patience, ImmutableArray<Allowance> Allowances, string Refusal);

/// <summary>An option that the capital would permit after all.</summary>
/// <param name="Needs">It counts only together with these; empty for a plain yes.</param>
/// <param name="Because">The reason it gives.</param>
public sealed record Allowance(OptionRef Option, ImmutableArray<Condition> Needs, string Because);
