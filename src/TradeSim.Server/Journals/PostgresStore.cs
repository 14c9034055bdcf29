using System.Diagnostics;
using Npgsql;

namespace TradeSim.Server.Journals;

/// <summary>The PostgreSQL database that the servers of a cluster share, brought to this program's schema.</summary>
internal static class PostgresStore
{
    private const int Newest = 3;

    // Any number that no other program in the same database locks by.
    private const long SchemaLock = 0x54726164_6553696D;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    /// <summary>Opens the store; waits for a database that is only just starting.</summary>
    public static NpgsqlDataSource Open(string connection)
    {
        var store = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection)
        {
            ApplicationName = "tradesim",
            // An error's detail would quote the row, hence what was said.
            IncludeErrorDetail = false,
            // Several servers share the hundred connections that a database usually grants.
            MaxPoolSize = 20,
            MaxAutoPrepare = 16,
            AutoPrepareMinUsages = 2,
        });
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Upgrade(store);
                return store;
            }
            catch (NpgsqlException e) when (e.IsTransient && Stopwatch.GetElapsedTime(began) < Patience)
            {
                Thread.Sleep(BetweenTries);
            }
        }
    }

    /// <summary>Runs the scripts that the database lacks. Several servers may start at once: one runs them, the others wait.</summary>
    private static void Upgrade(NpgsqlDataSource store)
    {
        using var connection = store.OpenConnection();
        using var transaction = connection.BeginTransaction();
        Run(connection, $"SELECT pg_advisory_xact_lock({SchemaLock})");
        Run(connection, "CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)");
        var version = Run(connection, "SELECT version FROM schema_version") as int? ?? 0;
        if (version > Newest)
            throw new InvalidOperationException(
                $"The database has schema {version}; this program knows up to {Newest}. Use a newer program.");
        for (var next = version + 1; next <= Newest; next++) Run(connection, Migration.Script("postgres", next));
        Run(connection, $"DELETE FROM schema_version; INSERT INTO schema_version VALUES ({Newest})");
        transaction.Commit();
    }

    private static object? Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
