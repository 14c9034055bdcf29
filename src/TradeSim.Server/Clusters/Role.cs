namespace TradeSim.Server.Clusters;

/// <summary>What one process of a cluster does.</summary>
internal enum Role
{
    /// <summary>Doors and rooms in one process.</summary>
    All,

    /// <summary>Rooms alone; its only door tells whether it runs.</summary>
    Silo,

    /// <summary>Doors alone: hubs, interface and pages. The rooms are on silos.</summary>
    Web,
}
