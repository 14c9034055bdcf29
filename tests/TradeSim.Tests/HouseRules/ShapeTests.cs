using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.HouseRules;

public sealed partial class ShapeTests
{
    private static readonly string[] Nowhere =
        ["Common", "Utils", "Helpers", "Contracts", "Application", "Infrastructure"];

    /// <summary>The assemblies of the house that the tests stand on.</summary>
    private static Assembly[] Assemblies { get; } =
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "TradeSim*.dll")
            .Where(f => !Path.GetFileName(f).Contains("Tests", StringComparison.Ordinal))
            .Select(f => Assembly.Load(Path.GetFileNameWithoutExtension(f)))];

    [Fact]
    public void What_the_rules_may_not_touch_is_banned_with_a_reason()
    {
        var lines = File.ReadAllLines(Path.Combine(House.Rules, "BannedSymbols.txt"));
        Assert.Contains(lines, l => l.Contains("DateTimeOffset.UtcNow", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("T:System.Random;", StringComparison.Ordinal));
        Assert.All(lines.Where(l => l.Length > 0), l => Assert.Matches(@"^[TMPFEN]:[\w.]+(\(.*\))?; .+\.$", l));
        Assert.Contains("BannedSymbols.txt", File.ReadAllText(Path.Combine(House.Rules, "TradeSim.csproj")));
    }

    [Fact]
    public void Every_public_type_of_the_rules_says_what_it_means()
    {
        var said = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "TradeSim.xml")).Descendants("member")
            .Where(m => m.Element("summary")?.Value.Trim().EndsWith('.') == true)
            .Select(m => m.Attribute("name")!.Value).ToHashSet();
        Assert.DoesNotContain(
            typeof(Table).Assembly.GetExportedTypes().Where(IsWritten)
                .Select(t => $"T:{t.FullName!.Replace('+', '.')}"),
            name => !said.Contains(name));
    }

    [Fact]
    public void No_file_is_longer_than_a_person_reads() => Assert.Empty(
        House.Sources("src").Where(f => File.ReadLines(f).Count() > 300).Select(House.Short));

    /// <summary>On a phone a line ends anywhere: between a number and its percent sign stands a space that does not break.</summary>
    [Fact]
    public void No_page_lets_a_percent_sign_wrap_from_its_number() => Assert.Empty(
        from file in House.Sources("src/TradeSim.Client", "*.razor").Concat(House.Sources("src/TradeSim.Client"))
        from line in File.ReadLines(file)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && LoosePercent().IsMatch(line)
        select $"{House.Short(file)}: {line.Trim()}");

    [Fact]
    public void No_folder_is_a_drawer_for_everything() => Assert.DoesNotContain(
        House.Sources("src", "*").Concat(House.Sources("tests", "*")).Select(House.Short),
        f => f.Split('/', '.').Any(Nowhere.Contains));

    [Fact]
    public void Nothing_static_changes() => Assert.Empty(Written().SelectMany(t => t.GetFields(
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(f => !f.IsInitOnly && !f.IsLiteral && !IsGenerated(f)).Select(f => $"{t.FullName}.{f.Name}")));

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() => Assert.Empty(Written()
        .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract).Select(t => t.FullName));

    /// <summary>A refusal that no specification asks for is a sentence that nobody has read.</summary>
    [Theory]
    [InlineData("Tables")]
    [InlineData("Delegations")]
    [InlineData("Sessions")]
    [InlineData("Classes")]
    public void Every_refusal_has_its_specification(string room)
    {
        var specs = string.Concat(House.Sources($"tests/TradeSim.Tests/{room}").Select(File.ReadAllText));
        var codes = House.Sources($"src/TradeSim/{room}")
            .SelectMany(f => RefusalCode().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(codes);
        Assert.DoesNotContain(codes, code => !specs.Contains($"\"{code}\"", StringComparison.Ordinal));
    }

    private static IEnumerable<Type> Written() => Assemblies.SelectMany(a => a.GetTypes()).Where(IsWritten);

    // The serializer's and the compiler's own types are not the house's.
    private static bool IsWritten(Type type) =>
        !type.Name.Contains('<')
        && type.Namespace?.StartsWith("TradeSim", StringComparison.Ordinal) == true
        && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null
        && (type.DeclaringType is null || IsWritten(type.DeclaringType));

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<') || member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null;

    // After a digit, a value or a value within a text; a remainder has a number or a bracket behind it.
    [GeneratedRegex(@"(\d|\}|@[\w.?]+) %(?! ?[\d(])")]
    private static partial Regex LoosePercent();

    [GeneratedRegex("No\\(\\s*\"([a-z-]+)\"")]
    private static partial Regex RefusalCode();
}
