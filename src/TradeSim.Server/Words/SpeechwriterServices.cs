using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace TradeSim.Server.Words;

/// <summary>Sets the speechwriter up, with a client where a model is configured.</summary>
internal static class SpeechwriterServices
{
    private const int SecondTries = 1;
    private const string NoKey = "none";

    public static void AddSpeechwriter(this IServiceCollection services, WordsSettings? settings) =>
        services.AddSingleton(s => new Speechwriter(settings is null ? null : Client(settings),
            settings?.TimeBox ?? default, TimeProvider.System,
            s.GetRequiredService<ILogger<Speechwriter>>()));

    private static IChatClient Client(WordsSettings settings)
    {
        // The client insists on a key; a model on one's own machine needs none.
        var key = string.IsNullOrWhiteSpace(settings.Key) ? NoKey : settings.Key;
        return new ChatClient(settings.Model, new ApiKeyCredential(key), new OpenAIClientOptions
        {
            Endpoint = settings.Endpoint,
            RetryPolicy = new ClientRetryPolicy(SecondTries),
        }).AsIChatClient();
    }
}
