using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using TradeSim.Server.Api;

namespace TradeSim.Server.Doors;

/// <summary>How much a door takes in one request. Who sends more, or nothing that can be read, is told so in words.</summary>
internal static class Bounds
{
    /// <summary>A form: some names and choices.</summary>
    public const int Form = 64 * 1024;

    /// <summary>A class: its longest list and all its questions fit, whatever letters they are written with.</summary>
    public const int Class = 1024 * 1024;

    /// <summary>A recorded session, or a study with one in it.</summary>
    public const int File = 12 * 1024 * 1024;

    /// <summary>The most that a door takes.</summary>
    public static TDoor Takes<TDoor>(this TDoor door, int mostBytes) where TDoor : IEndpointConventionBuilder =>
        door.WithMetadata(new RequestSizeLimitAttribute(mostBytes));

    /// <summary>What no door names is bounded like a form.</summary>
    public static void BoundBodies(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = Form);

    /// <summary>Answers in words where a request is larger than its door, or is none.</summary>
    public static void UseBounds(this WebApplication app) => app.Use(async (context, next) =>
    {
        var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Form;
        if (context.Request.ContentLength > most)
        {
            await TooLarge(most).ExecuteAsync(context);
            return;
        }

        await next(context);
        if (context.Response.HasStarted || !HttpMethods.IsPost(context.Request.Method)) return;
        var no = context.Response.StatusCode switch
        {
            // A request that does not say how large it is, is found out while it is read.
            StatusCodes.Status413PayloadTooLarge => TooLarge(most),
            StatusCodes.Status400BadRequest => Replies.No("bad-request", "This request could not be read; reload the page and do it again."),
            _ => null,
        };
        if (no is not null) await no.ExecuteAsync(context);
    });

    private static IResult TooLarge(long most) => Replies.No("too-large",
        $"This door takes at most {(most < 1024 * 1024 ? $"{most / 1024} KiB" : $"{most / 1024 / 1024} MiB")} in one request; send less.",
        StatusCodes.Status413PayloadTooLarge);
}
