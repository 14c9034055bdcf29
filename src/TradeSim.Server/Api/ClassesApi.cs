using System.Security.Cryptography;
using TradeSim.Classes;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Doors;
using TradeSim.Server.Grains;
using TradeSim.Server.Hubs;
using TradeSim.Server.Seats;
using TradeSim.Tables;
using static TradeSim.Server.Api.Replies;

namespace TradeSim.Server.Api;

/// <summary>The doors of a class that need no connection yet. A plain look at an address never takes a seat.</summary>
internal static class ClassesApi
{
    private const int CodeLength = 5;
    private const int KeyLength = 7;
    private const int MostTries = 5;
    private const int ShortestJoinId = 8;

    public static void MapClasses(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/classes");
        api.MapPost("/", Open).Takes(Bounds.Class).RequireRateLimiting(Turnstiles.Entry);
        api.MapPost("/enter", Enter).Takes(Bounds.Form).RequireRateLimiting(Turnstiles.Entry);
        api.MapPost("/return", Return).Takes(Bounds.Form).RequireRateLimiting(Turnstiles.Entry);
        api.MapGet("/debrief", Debrief);
        api.MapGet("/export", Export);
        api.MapDelete("/", Delete).Takes(Bounds.Form);
    }

    private static async Task<IResult> Open(
        ClassRequest request, ScenarioShelf shelf, IGrainFactory grains, ClassTokens tokens)
    {
        if (shelf.Find(request.Scenario) is not { } scenario)
            return No("no-such-scenario", "There is no such scenario here; choose one from the list.");
        if (!NegotiatorNames.IsKnown(request.Negotiator))
            return No("no-such-negotiator", "There is no negotiator of that name, persona or level; choose one from the list.");
        if (request.MinutesPerDay is < 1 or > ClassSetup.MostMinutesPerDay)
            return No("bad-clock", $"A talk day lasts 1 to {ClassSetup.MostMinutesPerDay} minutes.");
        for (var tries = 0; tries < MostTries; tries++)
        {
            var code = Codes.Draw(CodeLength);
            var setup = new ClassSetup(code, scenario,
                request.Reach == Reach.Campaign ? shelf.Following(scenario) : [], request.Reach,
                request.MinutesPerDay * 60, request.Empty,
                NegotiatorNames.InFull(request.Negotiator, RandomNumberGenerator.GetInt32(int.MaxValue)), request.Grouping,
                request.PerSide, request.Capitals, request.Signals, request.Statements, request.Coach, request.Consent,
                request.GraceSeconds, request.List, request.Questions, RandomNumberGenerator.GetInt32(int.MaxValue));
            var told = await Retry.WhileUnknown(() => Class(grains, code).Tell(new(Voice.Office.ToString(), "open",
                Dialect.Write<ClassCommand>(new ClassCommand.OpenClass(setup)))));
            if (told.Number is not null)
                return Results.Json(new ClassKeys(code, tokens.Sign(new(code, ClassRole.Facilitator, 0)),
                    tokens.Sign(new(code, ClassRole.Projector, 0))), Dialect.Default.ClassKeys);
            if (told.Code != "already-open") return No(told.Code!, told.Because!);
        }

        return No("no-code", "No free code was found; try again.", 503);
    }

    private static async Task<IResult> Enter(EnterRequest request, IGrainFactory grains, ClassTokens tokens)
    {
        if (Codes.Read(request.Code, CodeLength) is not { } code) return BadCode();
        if (request.JoinId.Length < ShortestJoinId || !CommandId.IsGood(request.JoinId))
            return No("bad-command", "This request has no proper id; reload the page.");
        var key = Codes.Draw(KeyLength);
        var entered = await Retry.WhileUnknown(() =>
            Class(grains, code).Enter(request.Name, request.IsHidden, request.JoinId, key));
        return entered.Student is { } student
            ? Pass(tokens, code, student)
            : No(entered.Code!, entered.Because!);
    }

    private static async Task<IResult> Return(ReturnRequest request, IGrainFactory grains, ClassTokens tokens)
    {
        if (Codes.Read(request.Code, CodeLength) is not { } code) return BadCode();
        return Codes.Read(request.Key, KeyLength) is { } key
            && await Retry.WhileUnknown(() => Class(grains, code).StudentOf(key)) is { } student
            ? Pass(tokens, code, student)
            : No("no-such-key", "No student of this class has that personal code; it stands on your first device.");
    }

    private static async Task<IResult> Debrief(HttpRequest request, IGrainFactory grains, ClassTokens tokens)
    {
        if (await Let(request, grains, tokens) is not { } holder) return NotLetIn();
        var student = holder.Role == ClassRole.Student ? holder.Number : 0;
        return await Retry.WhileUnknown(() => Class(grains, holder.Code).Debrief(student)) is { } text
            ? Results.Text(text, "application/json")
            : No("sealed", "The class is not over; its debrief opens when the facilitator ends it.", 409);
    }

    private static async Task<IResult> Export(HttpRequest request, IGrainFactory grains, ClassTokens tokens)
    {
        if (await Let(request, grains, tokens) is not { Role: ClassRole.Facilitator } holder) return NotLetIn();
        return await Retry.WhileUnknown(() => ClassData.Of(grains, holder.Code, request.Query["names"] == "true")) is { } zip
            ? Results.File(zip, "application/zip", $"tradesim-class-{holder.Code}.zip")
            : No("no-class", "There is no such class; it may have been deleted.", 404);
    }

    private static async Task<IResult> Delete(HttpRequest request, IGrainFactory grains, ClassTokens tokens)
    {
        if (await Let(request, grains, tokens) is not { Role: ClassRole.Facilitator } holder) return NotLetIn();
        await Retry.WhileUnknown(() => Class(grains, holder.Code).Erase());
        return Results.NoContent();
    }

    /// <summary>Who asks, if the key is still good: a facilitator's and a wall's can be replaced.</summary>
    private static async Task<ClassHolder?> Let(HttpRequest request, IGrainFactory grains, ClassTokens tokens) =>
        tokens.Read(SignedText.In(request)) is { } holder && await grains.IsGood(holder) ? holder : null;

    private static IResult Pass(ClassTokens tokens, string code, int student) => Results.Json(
        new StudentPass(code, student, tokens.Sign(new(code, ClassRole.Student, student))), Dialect.Default.StudentPass);

    private static IClassGrain Class(IGrainFactory grains, string code) =>
        grains.GetGrain<IClassGrain>(RoomKey.Class(code).ToString());

    private static IResult BadCode() =>
        No("bad-code", $"The code of a class has {CodeLength} letters and digits, like K7M2Q.");

    private static IResult NotLetIn() =>
        No("no-pass", "This link is not valid here; join the class again with its code.", 401);
}
