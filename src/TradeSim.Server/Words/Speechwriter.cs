using Microsoft.Extensions.AI;
using TradeSim.Tables;

namespace TradeSim.Server.Words;

/// <summary>Puts a decided move of an AI delegation into better words, if a language model is set and
/// answers in time.</summary>
/// <remarks>The move never changes, only its words, and only if they pass <see cref="WordsCheck"/>.</remarks>
internal sealed class Speechwriter(
    IChatClient? model, TimeSpan timeBox, TimeProvider time, ILogger<Speechwriter> log)
{
    private readonly Breaker breaker = new(time);

    /// <summary>False where no model is set.</summary>
    public bool IsOn => model is not null;

    /// <summary>The move in the model's words, or as it is.</summary>
    public async Task<TableCommand> Phrase(Table table, string party, string tone, TableCommand command)
    {
        if (model is null || Occasion.Of(table, party, tone, command) is not { } occasion) return command;
        if (breaker.IsResting) return AsItIs("resting");
        if (await Ask(model, occasion) is not { } answer) return command;
        var words = Tidy(answer);
        return WordsCheck.Fault(words, occasion) is { } fault
            ? AsItIs(fault)
            : Occasion.InWords(command, words);

        TableCommand AsItIs(string reason)
        {
            FellBack(reason);
            return command;
        }
    }

    private async Task<string?> Ask(IChatClient client, Occasion occasion)
    {
        using var box = new CancellationTokenSource(timeBox);
        try
        {
            // A client that does not listen to its cancellation is left behind.
            var answer = await client.GetResponseAsync(Prompt.For(occasion), cancellationToken: box.Token)
                .WaitAsync(box.Token);
            breaker.Answered();
            return answer.Text;
        }
        catch (Exception)
        {
            // Whatever it was, the session gets its move; an exception's own text may quote the request.
            breaker.Failed();
            FellBack(box.IsCancellationRequested ? "slow" : "no-answer");
            return null;
        }
    }

    private void FellBack(string reason) => log.LogInformation("Own words were said ({Reason}).", reason);

    /// <summary>Models like to put the whole of their answer in quotation marks.</summary>
    private static string Tidy(string answer)
    {
        var text = answer.Trim();
        return text.Length > 2 && text[0] == '"' && text.IndexOf('"', 1) == text.Length - 1
            ? text[1..^1].Trim() : text;
    }
}
