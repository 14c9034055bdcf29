using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace TradeSim.Server.Tests.Words;

/// <summary>A service on loopback that speaks the JSON of chat completions and answers as a test scripts
/// it.</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> bodies = new();

    private ScriptedModel(WebApplication app) => this.app = app;

    /// <summary>The whole bodies of the requests so far.</summary>
    public IReadOnlyList<string> Bodies => [.. bodies];

    /// <summary>The settings that send a server to this model.</summary>
    public string[] Settings(double seconds = 5) =>
    [
        "--Words:Endpoint", $"{app.Urls.First()}/v1", "--Words:Model", "scripted",
        "--Words:Key", "canary-key", "--Words:SecondsAtMost", $"{seconds}",
    ];

    /// <summary>A model that says what the script makes of the question; null is an error of its
    /// server.</summary>
    public static async Task<ScriptedModel> Start(Func<JsonElement, CancellationToken, Task<string?>> script)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var model = new ScriptedModel(builder.Build());
        model.app.MapPost("/v1/chat/completions", request => model.Answer(request, script));
        await model.app.StartAsync(TestContext.Current.CancellationToken);
        return model;
    }

    public static Task<ScriptedModel> Start(Func<JsonElement, string?> script) =>
        Start((question, _) => Task.FromResult(script(question)));

    /// <summary>The data that a request asked about: its last message, which is JSON itself.</summary>
    public static JsonElement Question(string body)
    {
        var content = JsonElement.Parse(body).GetProperty("messages").EnumerateArray().Last().GetProperty("content");
        return JsonElement.Parse((content.ValueKind == JsonValueKind.String
            ? content : content[0].GetProperty("text")).GetString()!);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Answer(HttpContext http, Func<JsonElement, CancellationToken, Task<string?>> script)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        bodies.Enqueue(body);
        if (await script(Question(body), http.RequestAborted) is not { } words)
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        await http.Response.WriteAsJsonAsync(new
        {
            id = "scripted-1",
            @object = "chat.completion",
            created = 1_747_000_000,
            model = "scripted",
            choices = new[]
            {
                new
                {
                    index = 0,
                    message = new { role = "assistant", content = words },
                    finish_reason = "stop",
                },
            },
            usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
        }, http.RequestAborted);
    }
}
