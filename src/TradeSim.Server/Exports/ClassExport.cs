using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace TradeSim.Server.Exports;

/// <summary>
/// The data of a class as one ZIP file: four sheets, a page that explains them, and a replay for each table.
/// </summary>
/// <remarks>The same input gives the same bytes. Students are numbers, unless names are given.</remarks>
internal static class ClassExport
{
    private const string Page = "columns.md";

    /// <summary>
    /// Writes it to a stream, synchronously; a web response is written from memory or from a file.
    /// </summary>
    /// <param name="tables">Each with a number of its own.</param>
    /// <param name="answers">Only of those who agreed.</param>
    /// <param name="names">By student; null leaves everybody a number.</param>
    /// <exception cref="ArgumentException">Two tables have one number.</exception>
    public static void Write(
        Stream to, IReadOnlyList<ExportedTable> tables, IReadOnlyList<ExportedAnswer> answers,
        IReadOnlyDictionary<int, string>? names = null)
    {
        if (tables.Select(t => t.Number).Distinct().Count() != tables.Count)
            throw new ArgumentException("Two tables of a class cannot have one number.", nameof(tables));
        var prospects = new Prospects();
        var known = new Names(names);
        PlayedRound[] rounds = [.. tables.OrderBy(t => t.Number).SelectMany(PlayedRound.All)];
        var moves = MoveSheet.Of(known);
        var offers = OfferSheet.Of(known, Issues(rounds), Parties(rounds));
        var outcomes = OutcomeSheet.Of(known);
        var said = AnswerSheet.Of(known);

        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var written = Written(tables);
        Add(moves.File, s => moves.Write(s, rounds.SelectMany(r => r.Moves.Select(m => (r, m)))));
        Add(offers.File, s => offers.Write(s, rounds.SelectMany(OfferSheet.Rows)));
        Add(outcomes.File, s => outcomes.Write(s, rounds.SelectMany(r => OutcomeRow.All(r, prospects))));
        Add(said.File, s => said.Write(s, answers));
        Add(Page, s => s.Write(Encoding.UTF8.GetBytes(
            ColumnsPage.Of([moves.Note, offers.Note, outcomes.Note, said.Note]))));
        foreach (var table in tables.OrderBy(t => t.Number))
            Add($"replays/table-{table.Number:00}.replay", s => s.Write(Encoding.UTF8.GetBytes(table.Text)));

        void Add(string name, Action<Stream> write)
        {
            var entry = zip.CreateEntry(name);
            entry.LastWriteTime = written;
            using var stream = entry.Open();
            write(stream);
        }
    }

    /// <summary>
    /// The page for readers of the docs: as in an export, with a mark where a scenario's own names stand.
    /// </summary>
    public static string DocumentedColumns()
    {
        var names = new Names(null);
        return ColumnsPage.Of([
            MoveSheet.Of(names).Note, OfferSheet.Of(names, [("{issue}", "this issue")], ["{party}"]).Note,
            OutcomeSheet.Of(names).Note, AnswerSheet.Of(names).Note,
        ]);
    }

    /// <summary>Every issue once, in the order of the rounds.</summary>
    private static ImmutableArray<(string Id, string Name)> Issues(IEnumerable<PlayedRound> rounds) =>
        [.. rounds.SelectMany(r => r.Agenda.Issues).DistinctBy(i => i.Id).Select(i => (i.Id, i.Name))];

    /// <summary>Every party once, in the order of the rounds.</summary>
    private static IEnumerable<string> Parties(IEnumerable<PlayedRound> rounds) =>
        rounds.SelectMany(r => r.Agenda.Parties).Select(p => p.Id).Distinct();

    /// <summary>When the newest entry of any table was written, as far back as a ZIP file can say.</summary>
    private static DateTimeOffset Written(IReadOnlyList<ExportedTable> tables)
    {
        var earliest = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var newest = tables.Select(t => t.Replay.Session[^1].At.ToUniversalTime())
            .DefaultIfEmpty(earliest).Max();
        return newest < earliest ? earliest : newest;
    }
}
