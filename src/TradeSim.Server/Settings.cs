using TradeSim.ScenarioFiles;
using TradeSim.Server.Clusters;
using TradeSim.Server.Doors;
using TradeSim.Server.Telemetry;
using TradeSim.Server.Words;

/// <summary>What can be configured, by command line, environment or appsettings.json.</summary>
/// <param name="JournalPath">From <c>Storage=sqlite:PATH</c>; null where the store is a database.</param>
/// <param name="Database">From <c>Storage=postgres:CONNECTION</c>; null where the store is a file.</param>
/// <param name="Telemetry">Where measures and traces are sent; null for nowhere.</param>
/// <param name="Admin">Opens measures and dashboard; null where they are not there.</param>
/// <param name="Words">Where a language model answers; null for none.</param>
internal sealed record Settings(
    string? JournalPath, string? Database, string ScenarioFolder, string StudyFolder, Worlds Worlds, ClusterSettings Cluster,
    DoorSettings Doors, AdminKey? Admin, Uri? Telemetry, WordsSettings? Words)
{
    private const string Sqlite = "sqlite:";
    private const string Postgres = "postgres:";

    /// <summary>Where a server that is alone keeps what it signs tickets with: beside its journal.</summary>
    public string KeyFolder => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(JournalPath!))!, "keys");

    public bool HasDoors => Cluster.Role != Role.Silo;

    public bool HasRooms => Cluster.Role != Role.Web;

    /// <exception cref="InvalidOperationException">A setting cannot be used; the message says which.</exception>
    public static Settings Of(IConfiguration configuration)
    {
        var storage = configuration["Storage"] ?? Sqlite + Path.Combine("data", "tradesim.db");
        var (path, database) = (After(Sqlite, storage), After(Postgres, storage));
        // Never the text itself: a connection string may hold a password.
        if (path is null && database is null)
            throw new InvalidOperationException("Storage is neither sqlite:PATH nor postgres:CONNECTION.");
        var cluster = ClusterSettings.Of(configuration);
        if (path is not null && cluster.Role != Role.All)
            throw new InvalidOperationException(
                "A SQLite file serves one process; take Role=all, or share a database with Storage=postgres:CONNECTION.");
        return new(path, database,
            configuration["Scenarios"] ?? Path.Combine(AppContext.BaseDirectory, "scenarios"),
            configuration["Studies"] ?? Path.Combine(AppContext.BaseDirectory, "studies"),
            configuration["Economies"] is { } economies ? Worlds.In(economies) : Worlds.Shipped,
            cluster, DoorSettings.Of(configuration), AdminKey.Of(configuration), TelemetryExport.Endpoint(configuration),
            WordsSettings.Of(configuration));
    }

    /// <summary>Never where or how the store is reached.</summary>
    public override string ToString() => "settings";

    private static string? After(string prefix, string storage) =>
        storage.StartsWith(prefix, StringComparison.Ordinal) && storage.Length > prefix.Length ? storage[prefix.Length..] : null;
}
