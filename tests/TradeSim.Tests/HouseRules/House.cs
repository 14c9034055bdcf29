using System.Text.RegularExpressions;

namespace TradeSim.Tests.HouseRules;

/// <summary>The source tree that this test assembly was built from.</summary>
internal static class House
{
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    public static string Rules => Path.Combine(Root, "src", "TradeSim");

    /// <summary>Written source files below a folder of the house.</summary>
    public static IEnumerable<string> Sources(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(f => !Regex.IsMatch(f, @"[/\\](bin|obj|node_modules)[/\\]"));

    public static string Short(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TradeSim.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No TradeSim.sln above the tests.");
    }
}
