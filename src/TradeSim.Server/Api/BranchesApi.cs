using System.Collections.Immutable;
using System.Security.Cryptography;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Doors;
using TradeSim.Server.Grains;
using TradeSim.Server.Seats;
using TradeSim.Sessions;
using static TradeSim.Server.Api.Replies;

namespace TradeSim.Server.Api;

/// <summary>The doors to what could have been: a recorded session that is taken over, or played on many times.</summary>
internal static class BranchesApi
{
    private const int CodeLength = 6;
    private const int MostRuns = 500;
    private const int LinesAtOnce = 500;

    public static void MapBranches(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/branches", Branch).Takes(Bounds.File).RequireRateLimiting(Turnstiles.Work);
        app.MapPost("/api/what-if", PlayOn).Takes(Bounds.File).RequireRateLimiting(Turnstiles.Work);
    }

    private static async Task<IResult> Branch(BranchRequest request, IGrainFactory grains, SeatTokens tokens)
    {
        if (SessionsApi.IsBadName(request.Name)) return SessionsApi.BadName();
        if (request.Opponent is { } opponent && !NegotiatorNames.IsKnown(opponent)) return SessionsApi.NoSuchNegotiator();
        if (SessionsApi.IsBadClock(request.MinutesPerDay)) return SessionsApi.BadClock();
        var (from, no) = await Task.Run(() => Recorded.Read(request.File, request.At));
        if (from is null) return No("bad-file", no!);
        var agenda = from.Shared.Scenario.Agenda;
        if (agenda.Party(request.Party) is null)
            return No("no-such-party", "That side is not in this session; choose another.");
        var code = Codes.Draw(CodeLength);
        var seed = request.KeepsChance ? from.Seed : RandomNumberGenerator.GetInt32(int.MaxValue);
        var takeOver = from.TakeOver(code, agenda.Parties.Where(p => p.Id != request.Party && request.Opponent is not null)
            .Select((p, i) => KeyValuePair.Create(p.Id, NegotiatorNames.InFull(request.Opponent!, seed + i))), seed, request.Coach,
            SessionsApi.ClockOf(request.MinutesPerDay));
        var told = await Begin(grains, code, from, takeOver);
        return told.Number is null
            ? No(told.Code!, told.Because!)
            : await SessionsApi.Seat(grains, tokens, code, request.Party, request.Name, null);
    }

    /// <summary>Writes the shared past into rooms of its own. The table stands still before anybody else is in.</summary>
    private static async Task<Told> Begin(
        IGrainFactory grains, string code, Branching from, SessionCommand.TakeOver takeOver)
    {
        var table = grains.GetGrain<ITableGrain>(RoomKey.Table(code).ToString());
        await Take(table, from.Shared.Table);
        var still = Errands.HandOver(takeOver.Origin.Entry, takeOver.Negotiators, takeOver.Clock, takeOver.Since);
        var stands = await Retry.WhileUnknown(() => table.Tell(
            new(Voice.Office.ToString(), still.CommandId, Dialect.Write(still.Command))));
        if (stands.Number is null) return stands;
        foreach (var (room, entries) in from.Shared.Caucuses)
            await Take(grains.GetGrain<ITableGrain>(new RoomKey(code, room).ToString()), entries);
        foreach (var (party, entries) in from.Shared.Delegations)
            await Take(grains.GetGrain<IDelegationGrain>(RoomKey.Delegation(code, party).ToString()), entries);
        var office = grains.GetGrain<ISessionGrain>(RoomKey.Office(code).ToString());
        await Take(office, from.Shared.Session);
        return await Retry.WhileUnknown(() => office.Tell(
            new(Voice.Office.ToString(), from.CommandId, Dialect.Write<SessionCommand>(takeOver))));
    }

    private static async Task Take<TCommand, TEvent>(IRoomGrain room, ImmutableArray<Entry<TCommand, TEvent>> entries)
    {
        foreach (var lines in entries.Chunk(LinesAtOnce))
            await Retry.WhileUnknown(() => room.Take(lines[0].Number, [.. lines.Select(Dialect.Write)]));
    }

    /// <summary>A line of JSON for each branch, as it ends; who hangs up stops the rest.</summary>
    private static async Task<IResult> PlayOn(WhatIfRequest request, WhatIfDesk desk, CancellationToken gone)
    {
        if (request.Runs is < 1 or > MostRuns) return No("bad-runs", $"From 1 to {MostRuns} branches can be played at once.");
        if (request.Negotiators.Values.FirstOrDefault(n => !NegotiatorNames.IsKnown(n)) is not null)
            return SessionsApi.NoSuchNegotiator();
        var (from, no) = await Task.Run(() => Recorded.Read(request.File, request.At), gone);
        if (from is null) return No("bad-file", no!);
        if (from.Shared.Scenario.Agenda.Parties.Any(p => !request.Negotiators.ContainsKey(p.Id))
            || request.Negotiators.Count != from.Shared.Scenario.Agenda.Parties.Length)
            return No("no-such-party", "Name one negotiator for each side of this session, and for nobody else.");
        return Results.Stream(body => desk.Serve(from, request, body, gone), "application/x-ndjson");
    }
}
