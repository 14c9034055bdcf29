using System.CommandLine;
using TradeSim.Negotiators;

namespace TradeSim.Cli.Bridges;

/// <summary>`tradesim bridge --negotiator NAME`: one negotiator for any other program, over lines of JSON.</summary>
internal static class Bridge
{
    public static Command Verb(TextReader input, TextWriter output)
    {
        var negotiator = new Option<string>("--negotiator")
        {
            Description = $"One of {string.Join(", ", NegotiatorNames.All)}; {NegotiatorNames.More}.",
            Required = true,
        };
        var seed = new Option<long>("--seed") { Description = "The seed of all chance.", DefaultValueFactory = _ => 1 };
        var verb = new Command("bridge", "Speak for one side of an exchange of offers, over lines of JSON.")
        {
            negotiator, seed,
        };
        verb.SetAction(parsed => Run(input, output, parsed.GetRequiredValue(negotiator), parsed.GetValue(seed)));
        return verb;
    }

    private static int Run(TextReader input, TextWriter output, string negotiator, long seed)
    {
        if (!NegotiatorNames.IsKnown(negotiator))
            throw new UnusableException($"There is no negotiator {negotiator}; choose one of "
                + $"{string.Join(", ", NegotiatorNames.All)}; {NegotiatorNames.More}.");
        for (var talks = new BridgeTalks(negotiator, seed); !talks.IsOver;)
        {
            object? answer;
            try
            {
                if (Line.Read(input) is not { } line) break;
                answer = talks.Hear(line);
            }
            catch (MalformedException e)
            {
                answer = new { error = e.Message };
            }

            if (answer is not null) Line.Write(output, answer);
        }

        return CommandLine.Good;
    }
}
