using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TradeSim.Protocol;

namespace TradeSim.Client;

/// <summary>What the server answered: a value, or why there is none, in words for a person.</summary>
public sealed record Reply<T>(T? Value, Answer? Refusal) where T : class;

/// <summary>The only way to the server: questions over HTTP here, the running session over the hub.</summary>
public sealed partial class Door(HttpClient http, TimeProvider time) : IAsyncDisposable
{
    private static readonly Answer NotReached = Answer.Refused(
        "no-connection", "The server cannot be reached. Check your connection and try again.");

    /// <summary>The scenarios that can be played; null where the server cannot be reached.</summary>
    public async Task<ImmutableArray<ScenarioCard>?> Scenarios()
    {
        try
        {
            return await http.GetFromJsonAsync("api/scenarios", Dialect.Default.ImmutableArrayScenarioCard);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Opens a new session and takes a seat in it.</summary>
    public Task<Reply<SeatTicket>> Open(SessionRequest request) =>
        Post("api/sessions", request, Dialect.Default.SessionRequest, Dialect.Default.SeatTicket);

    /// <summary>Takes a seat in a session somebody else opened.</summary>
    public Task<Reply<SeatTicket>> Join(JoinRequest request) =>
        Post("api/join", request, Dialect.Default.JoinRequest, Dialect.Default.SeatTicket);

    /// <summary>The replay file of an ended session, as its text.</summary>
    public Task<Reply<string>> Replay(SeatTicket ticket) =>
        Fetch(HttpMethod.Get, "api/replay", ticket.Token, content => content.ReadAsStringAsync()!);

    private Task<Reply<TAnswer>> Post<T, TAnswer>(
        string path, T body, JsonTypeInfo<T> shape, JsonTypeInfo<TAnswer> answer) where TAnswer : class =>
        Read(() => http.PostAsJsonAsync(path, body, shape), content => content.ReadFromJsonAsync(answer));

    /// <summary>Asks with a token that proves who asks.</summary>
    private Task<Reply<T>> Fetch<T>(HttpMethod method, string path, string token, Func<HttpContent, Task<T?>> read)
        where T : class => Read(
        () => http.SendAsync(new(method, path) { Headers = { Authorization = new("Bearer", token) } }), read);

    private static async Task<Reply<T>> Read<T>(Func<Task<HttpResponseMessage>> ask, Func<HttpContent, Task<T?>> read)
        where T : class
    {
        try
        {
            using var response = await ask();
            return response.IsSuccessStatusCode ? new(await read(response.Content), null) : new(null, await Why(response));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException)
        {
            return new(null, NotReached);
        }
    }

    private static async Task<Answer> Why(HttpResponseMessage response)
    {
        try
        {
            var answer = await response.Content.ReadFromJsonAsync(Dialect.Default.Answer);
            if (answer?.Because is not null) return answer;
        }
        catch (JsonException)
        {
            // A proxy's page instead of an answer: the status says all there is.
        }

        return Answer.Refused(
            "server", $"The server answered {(int)response.StatusCode}. Try again in a moment.");
    }
}
