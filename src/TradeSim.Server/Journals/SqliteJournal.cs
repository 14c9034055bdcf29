using Microsoft.Data.Sqlite;

namespace TradeSim.Server.Journals;

/// <summary>Journals in one SQLite file: one writer that commits everything waiting at once, readers beside it.</summary>
/// <remarks>Write-ahead log with full synchronisation: an acknowledged line survives a power cut.</remarks>
internal sealed class SqliteJournal : IJournal, IAsyncDisposable
{
    private readonly string connectionString;
    private readonly SqliteConnection writer;
    private readonly WriteQueue queue;

    public SqliteJournal(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        writer = Open();
        SqliteSchema.Upgrade(writer);
        queue = new(Commit, _ => false);
    }

    public Task<bool> Append(string stream, int expected, JournalLine line, DateTimeOffset? due) =>
        queue.Write(new(stream, expected, line, due));

    public Task Forget(string code) => queue.Write(new(code, 0, null, null));

    public async Task<IReadOnlyList<JournalLine>> Read(string stream, int after)
    {
        await using var reader = Open();
        await using var select = reader.CreateCommand();
        select.CommandText = StoredLines.Sql("$stream", "$after");
        select.Parameters.AddWithValue("$stream", stream);
        select.Parameters.AddWithValue("$after", after);
        await using var rows = await select.ExecuteReaderAsync();
        return await StoredLines.Read(rows, after);
    }

    public Task<IReadOnlyList<string>> Due(DateTimeOffset now)
    {
        using var reader = Open();
        using var select = reader.CreateCommand();
        select.CommandText = "SELECT id FROM deadlines JOIN streams USING (sid) WHERE due <= $now ORDER BY due";
        select.Parameters.AddWithValue("$now", now.ToUnixTimeMilliseconds());
        using var rows = select.ExecuteReader();
        var due = new List<string>();
        while (rows.Read()) due.Add(rows.GetString(0));
        return Task.FromResult<IReadOnlyList<string>>(due);
    }

    public async ValueTask DisposeAsync()
    {
        await queue.DisposeAsync();
        await writer.DisposeAsync();
        SqliteConnection.ClearPool(new(connectionString));
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON;";
        pragma.ExecuteNonQuery();
        return connection;
    }

    private Task Commit(IReadOnlyList<Pending> batch)
    {
        using var transaction = writer.BeginTransaction(deferred: false);
        var written = batch.Select(pending => Write(transaction, pending)).ToArray();
        transaction.Commit();
        foreach (var (pending, won) in batch.Zip(written))
            if (pending.Line is not null)
                pending.Done.TrySetResult(won);
        foreach (var erased in batch.Where(pending => pending.Line is null)) Checkpoint(erased);
        return Task.CompletedTask;
    }

    private bool Write(SqliteTransaction transaction, Pending pending)
    {
        if (pending.Line is not { } line) return Erase(transaction, pending.Stream);
        if (pending.Expected == 0)
            Run(transaction,
                """
                INSERT OR IGNORE INTO streams (id, version) SELECT $id, 0
                WHERE NOT EXISTS (SELECT 1 FROM forgotten WHERE code = $code)
                """,
                ("$id", pending.Stream), ("$code", pending.Code));
        var swapped = Run(transaction,
            "UPDATE streams SET version = version + 1 WHERE id = $id AND version = $expected",
            ("$id", pending.Stream), ("$expected", pending.Expected));
        if (swapped == 0) return false;
        Run(transaction,
            """
            INSERT INTO lines (sid, number, command_id, by, at, command, events, seal)
            SELECT sid, version, $command_id, $by, $at, $command, $events, $seal FROM streams WHERE id = $id
            """,
            ("$id", pending.Stream), ("$command_id", line.CommandId), ("$by", line.By), ("$at", StoredLines.Time(line.At)),
            ("$command", line.Command), ("$events", line.Events), ("$seal", (object?)line.Seal ?? DBNull.Value));
        Run(transaction, "DELETE FROM deadlines WHERE sid = (SELECT sid FROM streams WHERE id = $id)",
            ("$id", pending.Stream));
        if (pending.Due is { } due)
            Run(transaction, "INSERT INTO deadlines (sid, due) SELECT sid, $due FROM streams WHERE id = $id",
                ("$id", pending.Stream), ("$due", due.ToUnixTimeMilliseconds()));
        return true;
    }

    private bool Erase(SqliteTransaction transaction, string code)
    {
        const string streams = "(SELECT sid FROM streams WHERE id GLOB $code || '/*' OR id GLOB $code || '-*')";
        Run(transaction, "INSERT OR IGNORE INTO forgotten (code) VALUES ($code)", ("$code", code));
        Run(transaction, $"DELETE FROM deadlines WHERE sid IN {streams}", ("$code", code));
        Run(transaction, $"DELETE FROM lines WHERE sid IN {streams}", ("$code", code));
        Run(transaction, "DELETE FROM streams WHERE id GLOB $code || '/*' OR id GLOB $code || '-*'", ("$code", code));
        return true;
    }

    /// <summary>What is erased must not survive in the log beside the file either; SQLite waits for who reads.</summary>
    private void Checkpoint(Pending erased)
    {
        try
        {
            using var pragma = writer.CreateCommand();
            pragma.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            var isBusy = Convert.ToInt64(pragma.ExecuteScalar()) != 0;
            if (isBusy) throw new IOException("Somebody reads the store for too long; erase again.");
            erased.Done.TrySetResult(true);
        }
        catch (Exception e)
        {
            // The lines beside it are committed, so only its own asker hears of it.
            erased.Done.TrySetException(e);
        }
    }

    private int Run(SqliteTransaction transaction, string sql, params ReadOnlySpan<(string, object)> parameters)
    {
        using var command = writer.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command.ExecuteNonQuery();
    }
}
