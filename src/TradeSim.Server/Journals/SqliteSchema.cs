using Microsoft.Data.Sqlite;

namespace TradeSim.Server.Journals;

/// <summary>Brings a SQLite file to this program's schema by numbered scripts; refuses a file of a newer program.</summary>
internal static class SqliteSchema
{
    private const int Newest = 3;

    public static void Upgrade(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Convert.ToInt32(Run(connection, transaction, "PRAGMA user_version"));
        if (version > Newest)
            throw new InvalidOperationException(
                $"The journal file has schema {version}; this program knows up to {Newest}. Use a newer program.");
        for (var next = version + 1; next <= Newest; next++)
            Run(connection, transaction, Migration.Script("sqlite", next) + $"PRAGMA user_version = {next};");
        transaction.Commit();
    }

    private static object? Run(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
