using TradeSim.ScenarioFiles;
using TradeSim.Server.Words;

/// <summary>What can be configured, by command line, environment or appsettings.json.</summary>
/// <param name="JournalPath">From <c>Storage=sqlite:PATH</c>.</param>
/// <param name="Words">Where a language model answers; null for none.</param>
internal sealed record Settings(
    string JournalPath, string KeyFolder, string ScenarioFolder, Worlds Worlds, int SiloPort, int GatewayPort,
    WordsSettings? Words)
{
    private const string Sqlite = "sqlite:";

    public static Settings Of(IConfiguration configuration)
    {
        var storage = configuration["Storage"] ?? Sqlite + Path.Combine("data", "tradesim.db");
        if (!storage.StartsWith(Sqlite, StringComparison.Ordinal) || storage.Length == Sqlite.Length)
            throw new InvalidOperationException($"Storage is \"{storage}\"; write sqlite:PATH.");
        var path = storage[Sqlite.Length..];
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new(path, Path.Combine(folder, "keys"),
            configuration["Scenarios"] ?? Path.Combine(AppContext.BaseDirectory, "scenarios"),
            configuration["Economies"] is { } economies ? Worlds.In(economies) : Worlds.Shipped,
            configuration.GetValue("SiloPort", 11111), configuration.GetValue("GatewayPort", 30000),
            WordsSettings.Of(configuration));
    }
}
