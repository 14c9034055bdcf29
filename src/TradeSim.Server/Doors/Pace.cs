using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using TradeSim.Protocol;

namespace TradeSim.Server.Doors;

/// <summary>How fast one connection may speak. Who is too fast is told so and keeps the connection.</summary>
internal sealed class Pace(Bucket bucket) : IHubFilter
{
    private const string Code = "too-fast";
    private const string Because = "That was too much at once; wait a second and do it again.";

    private static readonly object Key = new();

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        context.Context.Items[Key] = new TokenBucketRateLimiter(new()
        {
            TokenLimit = bucket.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) / bucket.PerSecond,
            // Thousands of connections would be thousands of timers.
            AutoReplenishment = false,
        });
        return next(context);
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var limiter = (TokenBucketRateLimiter)invocation.Context.Items[Key]!;
        limiter.TryReplenish();
        using var lease = limiter.AttemptAcquire();
        return lease.IsAcquired ? await next(invocation) : No(invocation.HubMethod.ReturnType);
    }

    private static object No(Type answer)
    {
        if (answer == typeof(Task<Answer>)) return Answer.Refused(Code, Because);
        if (answer == typeof(Task<TicketOrNo>)) return new TicketOrNo(null, Code, Because);
        throw new HubException(Because);
    }
}
