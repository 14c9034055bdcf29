using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using TradeSim.Protocol;

namespace TradeSim.Client;

public sealed partial class Door
{
    /// <summary>The historical studies; empty where the server cannot be reached.</summary>
    public async Task<ImmutableArray<StudyCard>> Studies()
    {
        try
        {
            return await http.GetFromJsonAsync("api/studies", Dialect.Default.ImmutableArrayStudyCard);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException)
        {
            return [];
        }
    }

    /// <summary>A study's file, as its text.</summary>
    public Task<Reply<string>> Study(string id) => Read(
        () => http.GetAsync($"api/studies/{Uri.EscapeDataString(id)}"), content => content.ReadAsStringAsync()!);

    /// <summary>Leaves a study with the server, for everybody who has its link.</summary>
    public Task<Reply<StudyLink>> Publish(string text) =>
        Post("api/studies", new(text), Dialect.Default.StudyRequest, Dialect.Default.StudyLink);
}
