using System.Data.Common;
using System.Globalization;

namespace TradeSim.Server.Journals;

/// <summary>How a stream is read, alike from both stores.</summary>
internal static class StoredLines
{
    /// <summary>What a store asks, after its own names for the stream and the number.</summary>
    /// <remarks>One row even for a stream whose lines are gone, so that this is noticed.</remarks>
    public static string Sql(string stream, string after) => $"""
        SELECT s.version, l.number, l.command_id, l.by, l.at, l.command, l.events, l.seal
        FROM streams s LEFT JOIN lines l ON l.sid = s.sid AND l.number > {after}
        WHERE s.id = {stream} ORDER BY l.number
        """;

    /// <summary>A line's time as both stores keep it.</summary>
    public static string Time(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    /// <exception cref="DamagedJournalException">A line is missing, or its time is none.</exception>
    public static async Task<IReadOnlyList<JournalLine>> Read(DbDataReader rows, int after)
    {
        var lines = new List<JournalLine>();
        var newest = 0;
        while (await rows.ReadAsync())
        {
            newest = rows.GetInt32(0);
            if (await rows.IsDBNullAsync(1)) break;
            var number = after + lines.Count + 1;
            if (rows.GetInt32(1) != number
                || !DateTimeOffset.TryParseExact(rows.GetString(4), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
                throw new DamagedJournalException(number);
            lines.Add(new(number, rows.GetString(2), rows.GetString(3), at,
                rows.GetString(5), rows.GetString(6), await rows.IsDBNullAsync(7) ? null : rows.GetString(7)));
        }

        return newest <= after + lines.Count ? lines : throw new DamagedJournalException(after + lines.Count + 1);
    }
}
