using Microsoft.AspNetCore.SignalR;
using TradeSim.Protocol;
using TradeSim.Server.Api;
using TradeSim.Server.Journals;

namespace TradeSim.Server.Doors;

/// <summary>Says that a session's record is damaged, at the hubs and over HTTP, instead of an error without words.</summary>
internal sealed class DamagedRecords : IHubFilter
{
    private const string Code = "damaged";

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocation);
        }
        catch (DamagedJournalException e)
        {
            return invocation.HubMethod.ReturnType == typeof(Task<Answer>)
                ? Answer.Refused(Code, e.Message) : throw new HubException(e.Message);
        }
    }

    public static void UseOverHttp(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (DamagedJournalException e) when (!context.Response.HasStarted)
        {
            await Replies.No(Code, e.Message, StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }
    });
}
