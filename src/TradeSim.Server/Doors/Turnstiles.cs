using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using TradeSim.Server.Api;

namespace TradeSim.Server.Doors;

/// <summary>How often one address may come through the doors that make something.</summary>
internal static class Turnstiles
{
    /// <summary>Joining and opening: a school comes from one address.</summary>
    public const string Entry = "entry";

    /// <summary>What takes the server seconds: reading a stranger's file, playing on.</summary>
    public const string Work = "work";

    // A home's or a school's own part of an IPv6 address; the rest its machines choose as they like.
    private const int NetworkBytes = 8;

    public static void AddTurnstiles(this IServiceCollection services, DoorSettings doors) => services.AddRateLimiter(turns =>
    {
        turns.AddPolicy(Entry, context => Turn(context, doors.Entries));
        turns.AddPolicy(Work, context => Turn(context, doors.Works));
        turns.OnRejected = async (rejected, _) =>
        {
            var http = rejected.HttpContext;
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await Replies.No("too-fast", "Too many asked at once from your network; wait a few seconds and try again.",
                StatusCodes.Status429TooManyRequests).ExecuteAsync(http);
        };
    });

    private static RateLimitPartition<string> Turn(HttpContext context, Bucket bucket) =>
        RateLimitPartition.GetTokenBucketLimiter(Who(context.Connection.RemoteIpAddress), _ => new()
        {
            TokenLimit = bucket.Burst,
            TokensPerPeriod = bucket.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });

    /// <summary>Whose turns are counted together.</summary>
    internal static string Who(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes()[..NetworkBytes]),
        _ => address.ToString(),
    };
}
