using System.Text.Json;
using System.Text.Json.Serialization;
using TradeSim.Protocol;

namespace TradeSim.Client;

/// <summary>A seat this browser holds, with what the home page says about it.</summary>
/// <param name="Title">The scenario's title.</param>
/// <param name="IsOver">True once the talks have an outcome.</param>
public sealed record KeptSeat(
    SeatTicket Ticket, string Title, string PartyName, bool IsOver, DateTimeOffset Used);

/// <summary>The seats of this browser by session, so that a later visit finds the way back.</summary>
public sealed class Seats(Browser browser, TimeProvider time)
{
    private const string Prefix = "tradesim.seat.";

    /// <summary>All seats, the last used first.</summary>
    public async Task<IReadOnlyList<KeptSeat>> All() =>
        [.. (await browser.Kept(Prefix)).Values
            .Select(Read).OfType<KeptSeat>().OrderByDescending(s => s.Used)];

    /// <summary>The seat in a session; null where this browser has none.</summary>
    public async Task<KeptSeat?> In(string session) =>
        (await browser.Kept(Prefix + session)).Values
            .Select(Read).FirstOrDefault(s => s?.Ticket.Session == session);

    /// <summary>Keeps a new seat; its room tells title and party once it is heard.</summary>
    public Task Keep(SeatTicket ticket) =>
        Keep(new KeptSeat(ticket, "Talks", ticket.Party, false, time.GetUtcNow()));

    /// <summary>Keeps what is known of a seat now.</summary>
    public Task Keep(KeptSeat seat) => browser.Keep(
        Prefix + seat.Ticket.Session,
        JsonSerializer.Serialize(seat with { Used = time.GetUtcNow() }, SeatJson.Default.KeptSeat));

    /// <summary>Forgets a seat for good.</summary>
    public Task Forget(string session) => browser.Forget(Prefix + session);

    private static KeptSeat? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SeatJson.Default.KeptSeat);
        }
        catch (JsonException)
        {
            return null; // Written by another version of the page: the same as no seat.
        }
    }
}

[JsonSerializable(typeof(KeptSeat))]
internal sealed partial class SeatJson : JsonSerializerContext;
