using Npgsql;
using NpgsqlTypes;

namespace TradeSim.Server.Journals;

/// <summary>Journals in the database of a cluster: each server has one writer that commits everything waiting at once.</summary>
/// <remarks>What two servers write to one stream at once is decided by the row of that stream, which one of them swaps.</remarks>
internal sealed class PostgresJournal : IJournal, IAsyncDisposable
{
    private readonly NpgsqlDataSource store;
    private readonly WriteQueue queue;

    public PostgresJournal(NpgsqlDataSource store)
    {
        this.store = store;
        queue = new(Commit, IsGone);
    }

    public Task<bool> Append(string stream, int expected, JournalLine line, DateTimeOffset? due) =>
        queue.Write(new(stream, expected, line, due));

    public Task Forget(string code) => queue.Write(new(code, 0, null, null));

    public async Task<IReadOnlyList<JournalLine>> Read(string stream, int after)
    {
        await using var select = store.CreateCommand(StoredLines.Sql("$1", "$2"));
        select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        select.Parameters.Add(new NpgsqlParameter<int> { TypedValue = after });
        await using var rows = await select.ExecuteReaderAsync();
        return await StoredLines.Read(rows, after);
    }

    public async Task<IReadOnlyList<string>> Due(DateTimeOffset now)
    {
        await using var select = store.CreateCommand(
            "SELECT id FROM deadlines JOIN streams USING (sid) WHERE due <= $1 ORDER BY due");
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = now.ToUnixTimeMilliseconds() });
        await using var rows = await select.ExecuteReaderAsync();
        var due = new List<string>();
        while (await rows.ReadAsync()) due.Add(rows.GetString(0));
        return due;
    }

    public ValueTask DisposeAsync() => queue.DisposeAsync();

    /// <summary>True where the database could not be reached, and false where it refused what was asked.</summary>
    private static bool IsGone(Exception e) =>
        e is NpgsqlException { IsTransient: true } and not PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected };

    private async Task Commit(IReadOnlyList<Pending> batch)
    {
        await using var connection = await store.OpenConnectionAsync();
        foreach (var round in Rounds(batch)) await Append(connection, round);
        foreach (var erased in batch.Where(p => p.Line is null)) await Erase(connection, erased);
    }

    /// <summary>At most one append of a stream in each round, and all rounds sorted alike, so that servers do not block each other.</summary>
    private static IEnumerable<Pending[]> Rounds(IReadOnlyList<Pending> batch) => batch
        .Where(p => p.Line is not null)
        .GroupBy(p => p.Stream)
        .SelectMany(stream => stream.Select((pending, turn) => (pending, turn)))
        .GroupBy(p => p.turn, p => p.pending)
        .OrderBy(round => round.Key)
        .Select(round => round.OrderBy(p => p.Stream, StringComparer.Ordinal).ToArray());

    private static async Task Append(NpgsqlConnection connection, Pending[] round)
    {
        await using var append = new NpgsqlCommand(PostgresAppend.Sql, connection);
        Add<string>(NpgsqlDbType.Text, p => p.Stream);
        Add<string>(NpgsqlDbType.Text, p => p.Code);
        Add<int>(NpgsqlDbType.Integer, p => p.Expected);
        Add<string>(NpgsqlDbType.Text, p => p.Line!.CommandId);
        Add<string>(NpgsqlDbType.Text, p => p.Line!.By);
        Add<string>(NpgsqlDbType.Text, p => StoredLines.Time(p.Line!.At));
        Add<string>(NpgsqlDbType.Text, p => p.Line!.Command);
        Add<string>(NpgsqlDbType.Text, p => p.Line!.Events);
        Add<string?>(NpgsqlDbType.Text, p => p.Line!.Seal);
        Add<long?>(NpgsqlDbType.Bigint, p => p.Due?.ToUnixTimeMilliseconds());
        var won = new HashSet<string>();
        await using (var rows = await append.ExecuteReaderAsync())
            while (await rows.ReadAsync())
                won.Add(rows.GetString(0));
        foreach (var pending in round) pending.Done.TrySetResult(won.Contains(pending.Stream));

        void Add<T>(NpgsqlDbType type, Func<Pending, T> value) => append.Parameters.Add(new NpgsqlParameter<T[]>
        {
            TypedValue = Array.ConvertAll(round, p => value(p)),
            NpgsqlDbType = NpgsqlDbType.Array | type,
        });
    }

    private static async Task Erase(NpgsqlConnection connection, Pending erased)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var sql in PostgresAppend.Erasure)
        {
            var command = new NpgsqlBatchCommand(sql);
            if (sql.Contains("$1", StringComparison.Ordinal))
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = erased.Stream });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        erased.Done.TrySetResult(true);
    }
}
