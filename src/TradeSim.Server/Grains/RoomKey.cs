using TradeSim.Protocol;

namespace TradeSim.Server.Grains;

/// <summary>The key of a room's grain and of its journal stream: session id, slash, room name.</summary>
internal readonly record struct RoomKey(string Session, string Room)
{
    public static RoomKey Office(string session) => new(session, RoomName.Session);

    public static RoomKey Table(string session) => new(session, RoomName.Table);

    public static RoomKey Delegation(string session, string party) => new(session, RoomName.Delegation(party));

    public static RoomKey Class(string code) => new(code, "class");

    public static RoomKey Parse(string key)
    {
        var slash = key.IndexOf('/');
        return new(key[..slash], key[(slash + 1)..]);
    }

    public override string ToString() => $"{Session}/{Room}";
}
