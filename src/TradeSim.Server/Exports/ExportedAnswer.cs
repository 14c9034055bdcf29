namespace TradeSim.Server.Exports;

/// <summary>An answer to a question, of a student who agreed that it is exported.</summary>
/// <param name="Table">Null where the student sat at none.</param>
/// <param name="When">"before" the talks or "after" them.</param>
internal sealed record ExportedAnswer(
    int Student, int? Table, string? Party, string? Seat, string When, string Question, string Answer);
