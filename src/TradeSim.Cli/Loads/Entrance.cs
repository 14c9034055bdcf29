using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Tables;

namespace TradeSim.Cli.Loads;

/// <summary>A server's doors before the first connection: its scenarios, a new session, a seat in one.</summary>
internal sealed class Entrance(HttpClient http)
{
    private const int LongestTalks = 240;

    /// <summary>The parties of a scenario.</summary>
    /// <exception cref="UnusableException">The server does not answer, or has no such scenario.</exception>
    public async Task<string[]> Parties(string scenario, CancellationToken cancel)
    {
        ScenarioCard[] cards;
        try
        {
            cards = [.. await http.GetFromJsonAsync("api/scenarios", Dialect.Default.ImmutableArrayScenarioCard, cancel)];
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException)
        {
            throw new UnusableException($"{http.BaseAddress}: no TradeSim answers there ({e.Message}); start one, or name another.");
        }

        return cards.FirstOrDefault(c => c.Id == scenario) is { } card
            ? [.. card.Parties.Select(p => p.Id)]
            : throw new UnusableException($"The server has no scenario {scenario}; it has {string.Join(", ", cards.Select(c => c.Id))}.");
    }

    /// <summary>Opens a session, and takes the seats of its people in their order.</summary>
    public async Task<SeatTicket[]> Open(string scenario, string[] parties, int seats, CancellationToken cancel)
    {
        var tickets = new SeatTicket[seats];
        tickets[0] = await Ask("api/sessions", new(scenario, parties[0], "Person 1", null, LongestTalks, Reach.Talks, [], [], [],
            Consent.Head, false, false), Dialect.Default.SessionRequest, cancel);
        for (var i = 1; i < seats; i++)
            tickets[i] = await Ask("api/join", new(tickets[0].Code, $"Person {i + 1}", parties[i % parties.Length], null),
                Dialect.Default.JoinRequest, cancel);
        return tickets;
    }

    /// <summary>Asks, and waits as long as the server says where it lets no more of one address in.</summary>
    private async Task<SeatTicket> Ask<T>(string path, T request, JsonTypeInfo<T> shape, CancellationToken cancel)
    {
        while (true)
        {
            using var response = await http.PostAsJsonAsync(path, request, shape, cancel);
            if (response.IsSuccessStatusCode)
                return (await response.Content.ReadFromJsonAsync(Dialect.Default.SeatTicket, cancel))!;
            if (response.StatusCode != HttpStatusCode.TooManyRequests)
                throw new HttpRequestException($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancel)}");
            await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), cancel);
        }
    }
}
