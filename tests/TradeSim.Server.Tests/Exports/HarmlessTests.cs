using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using TradeSim.Server.Exports;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Exports;

/// <summary>What people type must not become a formula on the lecturer's machine, nor be lost.</summary>
public sealed partial class HarmlessTests
{
    private const string Dangerous = "=+-@＝＋－＠";

    private static readonly string[] Hostile =
    [
        "=HYPERLINK(\"http://example.org?\"&A1,\"open\")", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1",
        "\n=1", "＝1", "－1",
        "'=1", "''=1", "\"=1\"", "a;=1+1", "a;\"=1\"", "a\r\n=1\r\nb", "\u200f=1", "\u202e=1+1", " =1",
        "\"quoted\", and 'so'", "one;two,three", "line\nline", "‏שלום", "'t was", "1-2",
        "cmd|' /C calc'!A0", "\ud83d\ude00",
    ];

    [Fact]
    public void Hostile_names_words_and_answers_are_texts_and_come_back_whole()
    {
        var people = new People(TestScenario.Setup("EXPORT"));
        foreach (var words in Hostile) people.Say(People.A, new TableCommand.SayWords(words));
        people.Say(People.B, new TableCommand.MakeOffer(People.BadForA, "=1"));
        people.Say(People.A, new TableCommand.LeaveTalks("@x"));
        var names = Hostile.Index().ToDictionary(h => h.Index + 1, h => h.Item);
        var export = OpenedExport.Of([OpenedExport.Table(1, people.Rooms)],
            [.. Hostile.Select((h, i) => new ExportedAnswer(i + 1, null, null, null, "after", h, h))], names);
        Assert.Equal([.. Hostile.Select(h => h.Trim()), "=1", "@x"],
            export.Rows("moves.csv", "words").Select(Original));
        foreach (var column in new[] { "name", "question", "answer" })
            Assert.Equal(Hostile, export.Rows("answers.csv", column).Select(Original));
        foreach (var file in export.Files.Keys.Where(f => f.EndsWith(".csv", StringComparison.Ordinal)))
            foreach (var (column, cell) in export.Rows(file).SelectMany(r => r))
                Assert.True(
                    IsHarmless(cell) || column == "above_alternative_us", $"{file}, {column}: {cell}");
        Assert.Equal(["-10"], export.Rows("offers.csv", "above_alternative_us"));
    }

    [Fact]
    public void A_number_below_zero_stays_a_number_and_the_same_text_does_not()
    {
        Assert.Equal("-10", ((Cell)(-10)).Written);
        Assert.Equal("-0.5", Cell.Share(-0.5).Written);
        Assert.Equal("'-10", ((Cell)"-10").Written);
    }

    [Fact]
    public void No_text_is_calculated_and_every_text_comes_back() =>
        Gen.Char["=+-@＝－\t\r\n;,'\" \u200fa1"].Array[0, 9].Select(c => new string(c)).Sample(text =>
        {
            var written = Harmless.Text(text);
            return IsHarmless(written) && Original(written) == text;
        });

    [Fact]
    public void A_file_opens_as_a_spreadsheet_expects_it()
    {
        var export = OpenedExport.Of([], [new(1, 1, "us", "head-a", "after", "ü?", "x\ny")]);
        Assert.Equal([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(
            "student,name,table,party,seat,when,question,answer\r\n"
            + "1,,1,\"us\",\"head-a\",\"after\",\"ü?\",\"x\ny\"\r\n")], export.Files["answers.csv"]);
    }

    [Fact]
    public void Nobody_has_a_name_unless_names_are_given()
    {
        var people = new People(TestScenario.Setup("EXPORT"));
        people.Agree(TestScenario.Middle);
        var table = OpenedExport.Table(1, people.Rooms);
        ExportedAnswer[] answers = [new(12, 1, "china", "head-b", "before", "Q", "A")];
        var plain = OpenedExport.Of([table], answers);
        var named = OpenedExport.Of([table], answers, new() { [7] = "Ada", [12] = "Bo" });
        foreach (var (file, expected) in new[]
        {
            ("moves.csv", new[] { "Ada", "Bo" }), ("offers.csv", ["Ada"]), ("outcomes.csv", ["Ada", "Bo"]),
            ("answers.csv", ["Bo"]),
        })
        {
            Assert.All(plain.Rows(file, "name"), name => Assert.Equal("", name));
            Assert.Equal(expected, named.Rows(file, "name"));
        }

        Assert.DoesNotContain("Ada", named.Text("replays/table-01.replay"), StringComparison.Ordinal);
    }

    /// <summary>True if no formula begins in it, nor in what a reader by semicolons sees of it.</summary>
    private static bool IsHarmless(string cell) => !(cell.Length > 0 && "\t\r\n".Contains(cell[0]))
        && cell.Split(';', '\t', '\r', '\n').Select(part => part.TrimStart('"', ' ', '\u200f', '\u202e'))
            .All(part => part.Length == 0 || !Dangerous.Contains(part[0]));

    /// <summary>The text as it was: as columns.md says, one apostrophe less before each sign.</summary>
    private static string Original(string written) => Added().Replace(written, "$1$2");

    [GeneratedRegex(
        """(?<=^["\p{Cf} ]*)'('*[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n]["\p{Cf} ]*)'('*[=+\-@＝＋－＠])""")]
    private static partial Regex Added();
}
