using TradeSim.Protocol;
using TradeSim.Server.Doors;
using TradeSim.Server.Grains;
using static TradeSim.Server.Api.Replies;

namespace TradeSim.Server.Api;

/// <summary>The doors to studies: what happened in 2025, and what people left for whoever has the link.</summary>
internal static class StudiesApi
{
    private const int CodeLength = 9;

    public static void MapStudies(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/studies", (StudyShelf shelf) =>
            Results.Json(shelf.Cards, Dialect.Default.ImmutableArrayStudyCard));
        app.MapGet("/api/studies/{id}", Read);
        app.MapPost("/api/studies", Publish).Takes(Bounds.File).RequireRateLimiting(Turnstiles.Work);
    }

    private static async Task<IResult> Read(string id, StudyShelf shelf, IGrainFactory grains)
    {
        var text = shelf.Find(id) ?? (Codes.Read(id, CodeLength) is { } code
            ? await grains.GetGrain<IStudyGrain>(code).Read() : null);
        return text is null
            ? No("no-study", "There is no study under this link; ask whoever sent it for the whole of it.", 404)
            : Results.Text(text, "text/plain; charset=utf-8");
    }

    private static async Task<IResult> Publish(StudyRequest request, IGrainFactory grains)
    {
        if (await Task.Run(() => Fault(request.File)) is { } fault) return No("bad-file", fault);
        var code = Codes.Draw(CodeLength);
        await Retry.WhileUnknown(() => grains.GetGrain<IStudyGrain>(code).Keep(request.File));
        return Results.Json(new StudyLink(code), Dialect.Default.StudyLink);
    }

    private static string? Fault(string text)
    {
        try
        {
            var file = StudyFile.Read(text);
            return Recorded.Fault(file.Replay);
        }
        catch (ReplayException e)
        {
            return e.Message;
        }
    }
}
