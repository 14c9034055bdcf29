namespace TradeSim.Server.Exports;

/// <summary>answers.csv: what students answered before and after the talks.</summary>
internal static class AnswerSheet
{
    /// <summary>The sheet; a row is an answer.</summary>
    public static Sheet<ExportedAnswer> Of(Names names) => new("answers.csv",
        "One row for each answer of a student who agreed that it is exported.",
        [
            new("student", "number", "the class", "The student who answered.", a => a.Student),
            new("name", "text", "the class", Names.About, a => names.Of(a.Student)),
            new("table", "number", "the class", "Where the student sat; empty for nowhere.", a => a.Table),
            new("party", "id", "the class", "For which party.", a => a.Party),
            new("seat", "id", "the class", "In which seat.", a => a.Seat),
            new("when", "before, after", "the class", "Whether it was asked before the talks or after them.",
                a => a.When),
            new("question", "text", "the class", "The question as it was asked.", a => a.Question),
            new("answer", "text", "the class", "The answer as it was given; on a scale, the number chosen.",
                a => a.Answer),
        ]);
}
