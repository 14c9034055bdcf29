using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace TradeSim.Server.Clusters;

/// <summary>Who is in the cluster, in the database that its journals are in.</summary>
/// <remarks>Every change compares and swaps the cluster's version, and the row's own, in one transaction with the row.</remarks>
internal sealed class PostgresMembership(NpgsqlDataSource store, IOptions<ClusterOptions> options) : IMembershipTable
{
    private const string Columns = "address, etag, status, proxy_port, host, name, role, suspects, started, alive";

    private string Cluster => options.Value.ClusterId;

    public async Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        if (tryInitTableVersion)
            await Run("INSERT INTO clusters (id, version) VALUES ($1, 0) ON CONFLICT DO NOTHING", Cluster);
    }

    public Task DeleteMembershipTableEntries(string clusterId) => Run("DELETE FROM clusters WHERE id = $1", clusterId);

    public async Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate)
    {
        foreach (var (entry, etag) in (await ReadAll()).Members)
            if (entry.Status == SiloStatus.Dead && LastSign(entry) < beforeDate.UtcDateTime)
                await Run("DELETE FROM members WHERE cluster = $1 AND address = $2 AND etag = $3",
                    Cluster, entry.SiloAddress.ToParsableString(), int.Parse(etag, CultureInfo.InvariantCulture));
    }

    public Task<MembershipTableData> ReadAll() => Read("", Cluster);

    public Task<MembershipTableData> ReadRow(SiloAddress key) =>
        Read("AND address = $2", Cluster, key.ToParsableString());

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => Swap(tableVersion, $"""
        INSERT INTO members (cluster, {Columns}) VALUES ($1, $2, 0, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING
        """, Values(entry));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Swap(tableVersion, """
        UPDATE members SET etag = etag + 1, status = $3, proxy_port = $4, host = $5, name = $6, role = $7, suspects = $8,
          started = $9, alive = $10
        WHERE cluster = $1 AND address = $2 AND etag = $11
        """, [.. Values(entry), Number(etag)]);

    public Task UpdateIAmAlive(MembershipEntry entry) => Run(
        "UPDATE members SET alive = $3 WHERE cluster = $1 AND address = $2",
        Cluster, entry.SiloAddress.ToParsableString(), Utc(entry.IAmAliveTime));

    /// <summary>Version and rows are read by one statement, hence from one moment.</summary>
    private async Task<MembershipTableData> Read(string which, params object[] values)
    {
        await using var select = Command(store.CreateCommand($"""
            SELECT version, {Columns} FROM clusters LEFT JOIN members ON cluster = id {which} WHERE id = $1
            """), values);
        await using var rows = await select.ExecuteReaderAsync();
        var members = new List<Tuple<MembershipEntry, string>>();
        var version = 0;
        while (await rows.ReadAsync())
        {
            version = rows.GetInt32(0);
            if (!await rows.IsDBNullAsync(1)) members.Add(Tuple.Create(Entry(rows), Text(rows.GetInt32(2))));
        }

        return new(members, new(version, Text(version)));
    }

    private async Task<bool> Swap(TableVersion next, string change, object[] values)
    {
        await using var connection = await store.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var swapped = await Command(new("UPDATE clusters SET version = $3 WHERE id = $1 AND version = $2", connection),
            [Cluster, Number(next.VersionEtag), next.Version]).ExecuteNonQueryAsync() == 1
            && await Command(new(change, connection), values).ExecuteNonQueryAsync() == 1;
        if (swapped) await transaction.CommitAsync();
        return swapped;
    }

    private async Task Run(string sql, params object[] values)
    {
        await using var command = Command(store.CreateCommand(sql), values);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlCommand command, object[] values)
    {
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    private object[] Values(MembershipEntry entry) =>
    [
        Cluster, entry.SiloAddress.ToParsableString(), (int)entry.Status, entry.ProxyPort,
        entry.HostName ?? "", entry.SiloName ?? "", entry.RoleName ?? "", Suspects.Write(entry), Utc(entry.StartTime),
        Utc(entry.IAmAliveTime),
    ];

    private static MembershipEntry Entry(NpgsqlDataReader row) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(row.GetString(1)),
        Status = (SiloStatus)row.GetInt32(3),
        ProxyPort = row.GetInt32(4),
        HostName = row.GetString(5),
        SiloName = row.GetString(6),
        RoleName = row.GetString(7),
        SuspectTimes = Suspects.Read(row.GetString(8)),
        StartTime = row.GetDateTime(9),
        IAmAliveTime = row.GetDateTime(10),
    };

    private static DateTime LastSign(MembershipEntry entry) =>
        Suspects.Of(entry).Select(s => s.Item2).Append(entry.StartTime).Append(entry.IAmAliveTime).Max();

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string etag) => int.Parse(etag, CultureInfo.InvariantCulture);
}
