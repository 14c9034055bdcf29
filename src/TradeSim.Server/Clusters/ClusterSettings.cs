using System.Net;

namespace TradeSim.Server.Clusters;

/// <summary>How this process takes part in a cluster.</summary>
/// <param name="Id">Silos of one id share their rooms; a new id is a new cluster over the same store.</param>
/// <param name="Address">Where other processes reach this silo; null for this machine's own name.</param>
internal sealed record ClusterSettings(
    Role Role, string Id, string Service, IPAddress? Address, int SiloPort, int GatewayPort)
{
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message says which.</exception>
    public static ClusterSettings Of(IConfiguration configuration)
    {
        var role = configuration["Role"] ?? nameof(Role.All);
        // A number would be a value of the enumeration too.
        if (!Enum.TryParse<Role>(role, ignoreCase: true, out var known) || !role.All(char.IsLetter))
            throw new InvalidOperationException($"Role is \"{role}\"; write all, silo or web.");
        var address = configuration["SiloAddress"];
        if (address is not null && !IPAddress.TryParse(address, out _))
            throw new InvalidOperationException($"SiloAddress is \"{address}\"; write an IP address.");
        return new(known, configuration["ClusterId"] ?? "tradesim", configuration["ServiceId"] ?? "tradesim",
            address is null ? null : IPAddress.Parse(address),
            configuration.GetValue("SiloPort", 11111), configuration.GetValue("GatewayPort", 30000));
    }
}
