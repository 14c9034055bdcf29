namespace TradeSim.Cli.Domains;

/// <summary>A folder that holds one domain of another platform: which file is the domain, and which are its profiles.</summary>
internal static class DomainFolder
{
    private static readonly string[] Endings = [".xml", ".yml", ".yaml", ".json"];

    /// <summary>True for a file that may belong to a domain.</summary>
    public static bool IsOfDomain(string path) => Endings.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>The files of a folder, the domain first and then its profiles by name.</summary>
    /// <exception cref="UnusableException">It is not clear which file is what.</exception>
    public static IReadOnlyList<string> Files(string folder)
    {
        string[] all = [.. Directory.GetFiles(folder).Where(IsOfDomain).Order(StringComparer.Ordinal)];
        string[] json = [.. all.Where(f => f.EndsWith(".json", StringComparison.OrdinalIgnoreCase))];
        string[] profiles = [.. json.Where(f => Path.GetFileName(f).StartsWith("profile", StringComparison.OrdinalIgnoreCase))];
        if (profiles.Length >= 2 && profiles.Length >= all.Length - 2) return profiles;
        string[] domains = [.. all.Except(json).Where(f => !IsProfile(SourceText.Read(f).Text))];
        return domains.Length == 1 ? [domains[0], .. all.Except(json).Where(f => f != domains[0])]
            : throw new UnusableException($"{folder}: {domains.Length} files could be the domain. A folder holds one "
                + "GENIUS or NegMAS domain and its profiles, or NegoLog files that begin with \"profile\".");
    }

    private static bool IsProfile(string text) => text.TrimStart().StartsWith('<')
        ? text.Contains("<weight", StringComparison.OrdinalIgnoreCase)
        : !text.Split('\n').Any(line => line.StartsWith("issues:", StringComparison.Ordinal));
}
