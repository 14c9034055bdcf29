namespace TradeSim.Server.Journals;

/// <summary>What a PostgreSQL journal says to its database.</summary>
internal static class PostgresAppend
{
    /// <summary>A whole round in one statement, hence in one transaction; it names the streams whose append won.</summary>
    /// <remarks>
    /// Parameters, an array each: id, class code, expected version, command id, speaker, time, command, events, seal, deadline. A stream
    /// that does not exist is created by who expects 0, unless its class was erased. A blocked swap weighs the row anew
    /// once the other has committed, so of two that expect the same version one wins.
    /// </remarks>
    public const string Sql = """
        WITH r AS (
          SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            AS t (id, code, expected, command_id, by, at, command, events, seal, due)
        ), created AS (
          INSERT INTO streams (id, version)
          SELECT id, 1 FROM r WHERE expected = 0 AND NOT EXISTS (SELECT FROM forgotten f WHERE f.code = r.code)
          ON CONFLICT DO NOTHING RETURNING sid, id
        ), swapped AS (
          UPDATE streams s SET version = s.version + 1 FROM r
          WHERE s.id = r.id AND s.version = r.expected AND r.expected > 0 RETURNING s.sid, s.id
        ), won AS (
          SELECT sid, id FROM created UNION ALL SELECT sid, id FROM swapped
        ), written AS (
          INSERT INTO lines (sid, number, command_id, by, at, command, events, seal)
          SELECT won.sid, expected + 1, command_id, by, at, command, events, seal FROM r JOIN won USING (id)
        ), removed AS (
          DELETE FROM deadlines d USING won JOIN r USING (id) WHERE d.sid = won.sid AND r.due IS NULL
        ), set_anew AS (
          INSERT INTO deadlines (sid, due) SELECT won.sid, r.due FROM r JOIN won USING (id) WHERE r.due IS NOT NULL
          ON CONFLICT (sid) DO UPDATE SET due = EXCLUDED.due
        )
        SELECT id FROM won
        """;

    // By range, for the index: '-' and '/' stand side by side, and only '.' is between them.
    private const string Streams = "(SELECT sid FROM streams WHERE id >= $1 || '-' AND id < $1 || '0' AND id NOT LIKE $1 || '.%')";

    /// <summary>How the streams of a class are erased, in order, in one transaction; the code is the parameter.</summary>
    /// <remarks>The lock waits for the appends that are under way, which may be creating such a stream, and holds up the next ones.</remarks>
    public static readonly string[] Erasure =
    [
        "LOCK TABLE streams IN EXCLUSIVE MODE",
        "INSERT INTO forgotten (code) VALUES ($1) ON CONFLICT DO NOTHING",
        $"DELETE FROM deadlines WHERE sid IN {Streams}",
        $"DELETE FROM lines WHERE sid IN {Streams}",
        $"DELETE FROM streams WHERE sid IN {Streams}",
    ];
}
