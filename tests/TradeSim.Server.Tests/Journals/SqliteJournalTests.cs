using Microsoft.Data.Sqlite;
using TradeSim.Server.Journals;
using Xunit;

namespace TradeSim.Server.Tests.Journals;

/// <summary>The SQLite store keeps the contract, and what only a file can do.</summary>
public sealed class SqliteJournalTests : JournalContract
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tradesim-");

    private string File => Path.Combine(folder.FullName, "deep", "play.db");

    protected override IJournal Open() => new SqliteJournal(File);

    protected override async Task Close(IJournal opened) => await ((SqliteJournal)opened).DisposeAsync();

    protected override async Task Change(string sql)
    {
        await using var other = new SqliteConnection($"Data Source={File};Pooling=false");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var change = other.CreateCommand();
        change.CommandText = sql;
        await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task One_poisoned_line_in_a_held_up_batch_does_not_fail_the_others()
    {
        // While another connection holds the file, everything appended waits in one batch.
        await using var holder = new SqliteConnection($"Data Source={File}");
        await holder.OpenAsync(TestContext.Current.CancellationToken);
        var held = holder.BeginTransaction(deferred: false);
        var first = Journal.Append("first/table", 0, Line(1), null);
        var good = Enumerable.Range(0, 10).Select(i => Journal.Append($"s{i}/table", 0, Line(1), null)).ToArray();
        var poisoned = Journal.Append("poison/table", 0, Line(1) with { Events = null! }, null);
        var last = Journal.Append("last/table", 0, Line(1), null);
        Assert.False(first.IsCompleted);
        await held.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.All(await Task.WhenAll([first, .. good, last]), Assert.True);
        await Assert.ThrowsAnyAsync<Exception>(() => poisoned);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        await Close(Journal);
        await using var other = new SqliteConnection($"Data Source={File};Pooling=false");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var pragma = other.CreateCommand();
        pragma.CommandText = "PRAGMA user_version = 99";
        await pragma.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var refused = Assert.Throws<InvalidOperationException>(() => Open());
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
        pragma.CommandText = "PRAGMA user_version";
        Assert.Equal(99L, await pragma.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
