namespace TradeSim.Protocol;

/// <summary>The names of a session's rooms on the wire and in replay files.</summary>
public static class RoomName
{
    /// <summary>The office.</summary>
    public const string Session = "session";

    /// <summary>The plenary.</summary>
    public const string Table = "table";

    private const string DelegationPrefix = "delegation/";

    /// <summary>A party's delegation.</summary>
    public static string Delegation(string party) => DelegationPrefix + party;

    /// <summary>The party whose delegation a name means, or null.</summary>
    public static string? PartyOf(string room) =>
        room.StartsWith(DelegationPrefix, StringComparison.Ordinal) ? room[DelegationPrefix.Length..] : null;
}
