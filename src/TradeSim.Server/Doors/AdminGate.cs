using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.RateLimiting;
using TradeSim.Server.Api;

namespace TradeSim.Server.Doors;

/// <summary>Lets the bearer of the admin's key through and nobody else, and slows who tries keys.</summary>
/// <remarks>It is laid around each endpoint itself, so that no order of middleware can leave one open.</remarks>
internal sealed class AdminGate(AdminKey key) : IDisposable
{
    private const int WrongInAWhile = 10;

    // Also browsers ask their user for this; the name there may be any.
    private const string Challenge = "Basic realm=\"TradeSim\", charset=\"UTF-8\"";

    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(10);

    private readonly PartitionedRateLimiter<HttpContext> wrong = PartitionedRateLimiter.Create<HttpContext, string>(
        // Not a bucket of tokens: a part of one would let the next try be looked at, and not pay for it.
        context => RateLimitPartition.GetFixedWindowLimiter(Turnstiles.Who(context.Connection.RemoteIpAddress), _ => new()
        {
            PermitLimit = WrongInAWhile,
            Window = AWhile,
        }));

    private readonly Lock oneAfterTheOther = new();

    public RequestDelegate Around(RequestDelegate page) => context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return Examine(context) switch
        {
            StatusCodes.Status200OK => page(context),
            StatusCodes.Status429TooManyRequests => Slow(context),
            _ => Ask(context),
        };
    };

    public void Dispose() => wrong.Dispose();

    private int Examine(HttpContext context)
    {
        if (Brought(context.Request) is not { } brought) return StatusCodes.Status401Unauthorized;
        // Who tries many at once would else have them all looked at before the first of them is counted.
        lock (oneAfterTheOther)
        {
            using var may = wrong.AttemptAcquire(context, 0);
            // Not even the right key then: the answer to it would be worth trying for.
            if (!may.IsAcquired) return StatusCodes.Status429TooManyRequests;
            if (key.Is(brought)) return StatusCodes.Status200OK;
            wrong.AttemptAcquire(context).Dispose();
            return StatusCodes.Status401Unauthorized;
        }
    }

    /// <summary>What a request brings as a key, in its header alone: addresses are kept in logs and histories.</summary>
    private static string? Brought(HttpRequest request)
    {
        var named = request.Headers.Authorization;
        if (named.Count == 0) return null;
        if (!AuthenticationHeaderValue.TryParse(named.ToString(), out var brought)
            || brought.Parameter is not { } text)
            return "";
        if (Is(brought, "Bearer")) return text;
        return Is(brought, "Basic") ? Password(text) : "";
    }

    private static bool Is(AuthenticationHeaderValue brought, string scheme) =>
        string.Equals(brought.Scheme, scheme, StringComparison.OrdinalIgnoreCase);

    private static string Password(string basic)
    {
        var bytes = new byte[basic.Length];
        return Convert.TryFromBase64String(basic, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length) is var pair && pair.IndexOf(':') is >= 0 and var end
            ? pair[(end + 1)..]
            : "";
    }

    private static Task Ask(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = Challenge;
        return Task.CompletedTask;
    }

    private static Task Slow(HttpContext context)
    {
        context.Response.Headers.RetryAfter = AWhile.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Replies.No("too-fast", "Too many wrong keys came from your network; wait a few seconds and try again.",
            StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }
}
