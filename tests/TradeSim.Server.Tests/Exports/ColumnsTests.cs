using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using TradeSim.Rooms;
using TradeSim.Server.Exports;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Exports;

/// <summary>The columns that are explained are the columns that are written.</summary>
public sealed partial class ColumnsTests
{
    private const string Write = "TRADESIM_WRITE_DOCS";

    [Fact]
    public void Every_file_and_every_column_in_it_is_explained_in_its_order()
    {
        var people = new People(TestScenario.Setup("EXPORT"));
        people.Agree(TestScenario.Middle);
        var export = OpenedExport.Of(OpenedExport.Table(1, people.Rooms));
        var parts = export.Text("columns.md").Split("\n## ")[1..];
        Assert.Equal(["moves.csv", "offers.csv", "outcomes.csv", "answers.csv", "replays/table-01.replay"],
            parts.Select(p => p.Split('\n')[0]));
        foreach (var part in parts[..^1])
            Assert.Equal(export.Columns(part.Split('\n')[0]),
                Explained().Matches(part).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void The_docs_explain_the_same_columns()
    {
        var page = Path.Combine(Root(), "docs", "exports.md");
        if (Environment.GetEnvironmentVariable(Write) == "1")
            File.WriteAllText(page, ClassExport.DocumentedColumns());
        Assert.True(File.ReadAllText(page).ReplaceLineEndings("\n") == ClassExport.DocumentedColumns(),
            $"docs/exports.md says otherwise. Write it anew with {Write}=1 dotnet run --project "
            + "tests/TradeSim.Server.Tests -- -class \"*Exports*\" and read the difference.");
    }

    [Fact]
    public void A_name_with_a_bar_or_a_line_end_does_not_break_the_page() =>
        Assert.Contains("| `a` | b\\|c | d e | f\\|g h |\n",
            ColumnsPage.Of([new("x.csv", "", [new("a", "b|c", "d\ne", "f|g\r\nh")])]),
            StringComparison.Ordinal);

    [Fact]
    public void Whatever_a_voice_can_do_is_a_move()
    {
        var voiced = typeof(TableEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(a => a.DerivedType)
            .Where(t => t.GetProperty("By")?.PropertyType == typeof(Voice)).ToArray();
        Assert.NotEmpty(voiced);
        var seats = Seating.Of(OpenedExport.Table(1, new People(TestScenario.Setup("EXPORT")).Rooms).Replay);
        foreach (var type in voiced)
        {
            var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
            var happened = (TableEvent)constructor.Invoke([.. constructor.GetParameters().Select(p =>
                p.ParameterType == typeof(Voice) ? People.A
                : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)]);
            var entry = new Entry<TableCommand, TableEvent>(
                1, "id", People.A, default, new TableCommand.StepOut(), [happened]);
            Assert.NotNull(PlayedMove.Of("table", new(entry, happened, Table.Empty, Table.Empty), seats));
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TradeSim.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("^\\| `([^`]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Explained();
}
