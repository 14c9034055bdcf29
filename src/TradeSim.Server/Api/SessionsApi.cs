using System.Collections.Immutable;
using System.Security.Cryptography;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Server.Doors;
using TradeSim.Server.Grains;
using TradeSim.Server.Seats;
using TradeSim.Sessions;
using TradeSim.Tables;
using static TradeSim.Server.Api.Replies;

namespace TradeSim.Server.Api;

/// <summary>The doors that need no connection yet: scenarios, new sessions, joining, and the replay file.</summary>
internal static class SessionsApi
{
    private const int CodeLength = 6;
    private const int MostMinutesPerDay = 240;

    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api");
        api.MapGet("/scenarios", (ScenarioShelf shelf) => Results.Json(
            shelf.All.Select(s => Card(s, shelf)).ToImmutableArray(), Dialect.Default.ImmutableArrayScenarioCard));
        api.MapPost("/sessions", Open).Takes(Bounds.Form).RequireRateLimiting(Turnstiles.Entry);
        api.MapPost("/join", Join).Takes(Bounds.Form).RequireRateLimiting(Turnstiles.Entry);
        api.MapGet("/replay", Replay);
    }

    private static ScenarioCard Card(Scenario s, ScenarioShelf shelf) => new(s.Id, s.Agenda.Title, s.Agenda.Summary,
        s.Agenda.Talks.Place, s.Agenda.Parties, s.Agenda.Issues.Length, s.Agenda.Talks.Days.Length,
        s.Agenda.Aftermath?.Weeks.Length ?? 0, [.. shelf.Following(s).Select(f => f.Agenda.Title)]);

    private static async Task<IResult> Open(
        SessionRequest request, ScenarioShelf shelf, IGrainFactory grains, SeatTokens tokens)
    {
        if (shelf.Find(request.Scenario) is not { } scenario)
            return No("no-such-scenario", "There is no such scenario here; choose one from the list.");
        if (scenario.Agenda.Party(request.Party) is null)
            return No("no-such-party", "That side is not in this scenario; choose another.");
        if (request.Opponent is { } opponent && !NegotiatorNames.IsKnown(opponent))
            return NoSuchNegotiator();
        if (IsBadClock(request.MinutesPerDay)) return BadClock();
        if (IsBadName(request.Name)) return BadName();
        if (IsTwice(request.Opponents) || IsTwice(request.Principals) || IsTwice(request.Advisers))
            return No("named-twice", "A list of sides or of advisers names one of them twice; name each once.");
        if (request.Opponents.Concat(request.Principals).FirstOrDefault(p => scenario.Agenda.Party(p) is null) is { } unknown)
            return No("no-such-party", $"There is no party {unknown} in this scenario.");
        var negotiators = scenario.Agenda.Parties
            .Where(p => p.Id != request.Party && request.Opponent is not null
                && (request.Opponents.IsEmpty || request.Opponents.Contains(p.Id)))
            // The persona is drawn here, so that the debrief can say which it was.
            .ToImmutableSortedDictionary(
                p => p.Id, _ => NegotiatorNames.InFull(request.Opponent!, RandomNumberGenerator.GetInt32(int.MaxValue)));
        var code = Codes.Draw(CodeLength);
        var setup = new SessionSetup(code, code, scenario, ClockOf(request.MinutesPerDay), negotiators,
            RandomNumberGenerator.GetInt32(int.MaxValue), request.Reach,
            request.Reach == Reach.Campaign ? shelf.Following(scenario) : [], request.Principals,
            request.Advisers.ToImmutableSortedDictionary(a => a, _ => NegotiatorNames.All[0]), request.Consent,
            request.Coach, request.Lap);
        var told = await Retry.WhileUnknown(() => Office(grains, code).Tell(new(
            Voice.Office.ToString(), "open", Dialect.Write<SessionCommand>(new SessionCommand.OpenSession(setup)))));
        return told.Number is null
            ? No(told.Code!, told.Because!)
            : await Seat(grains, tokens, code, request.Party, request.Name, null);
    }

    private static Task<IResult> Join(JoinRequest request, IGrainFactory grains, SeatTokens tokens)
    {
        if (Codes.Read(request.Code, CodeLength) is not { } code)
            return Task.FromResult(No("bad-code", $"A code has {CodeLength} letters and digits, like K7M2QX."));
        return IsBadName(request.Name)
            ? Task.FromResult(BadName())
            : Seat(grains, tokens, code, request.Party, request.Name, request.Seat);
    }

    internal static async Task<IResult> Seat(
        IGrainFactory grains, SeatTokens tokens, string code, string? party, string name, string? seat)
    {
        var commandId = $"grant-{RandomNumberGenerator.GetHexString(16)}";
        var granted = await Retry.WhileUnknown(() => Office(grains, code).GrantSeat(party, name, seat, commandId));
        if (granted is not { Party: { } side, Seat: { } taken }) return No(granted.Code!, granted.Because!);
        var ticket = new SeatTicket(code, code, side, taken, tokens.Sign(new(code, side, taken)));
        return Results.Json(ticket, Dialect.Default.SeatTicket);
    }

    private static async Task<IResult> Replay(HttpRequest request, IGrainFactory grains, SeatTokens tokens)
    {
        if (tokens.Read(SignedText.In(request)) is not { } holder)
            return No("no-seat", "This seat's ticket is not valid; join again with the code.", 401);
        var text = await Retry.WhileUnknown(() => Office(grains, holder.Session).Replay());
        return text is null
            ? No("sealed", "The debrief opens when the talks are over, and the lap after a deal where there is one.", 409)
            : Results.Text(text, "text/plain; charset=utf-8");
    }

    private static ISessionGrain Office(IGrainFactory grains, string session) =>
        grains.GetGrain<ISessionGrain>(RoomKey.Office(session).ToString());

    private static bool IsTwice(ImmutableArray<string> named) => named.Distinct(StringComparer.Ordinal).Count() < named.Length;

    internal static bool IsBadName(string name) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length > Delegations.Delegation.LongestName
        || name.Any(char.IsControl);

    internal static ClockSetting ClockOf(int? minutesPerDay) =>
        minutesPerDay is { } minutes ? new(ClockMode.Wall, minutes * 60) : ClockSetting.ByMoves;

    internal static bool IsBadClock(int? minutesPerDay) => minutesPerDay is < 1 or > MostMinutesPerDay;

    internal static IResult BadClock() => No("bad-clock", $"A talk day lasts 1 to {MostMinutesPerDay} minutes.");

    internal static IResult NoSuchNegotiator() =>
        No("no-such-negotiator", "There is no negotiator of that name, persona or level; known are "
            + $"{string.Join(", ", NegotiatorNames.All)}; {NegotiatorNames.More}.");

    internal static IResult BadName() =>
        No("bad-name", $"A name has 1 to {Delegations.Delegation.LongestName} characters.");
}
