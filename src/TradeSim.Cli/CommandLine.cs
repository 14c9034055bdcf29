using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using TradeSim.Cli.Bridges;
using TradeSim.Cli.Campaigns;
using TradeSim.Cli.Loads;
using TradeSim.Cli.Tournaments;

namespace TradeSim.Cli;

/// <summary>The command `tradesim`: its verbs, and what every verb has in common.</summary>
internal static class CommandLine
{
    /// <summary>Done and good.</summary>
    public const int Good = 0;

    /// <summary>Done, and something does not hold.</summary>
    public const int Wrong = 1;

    /// <summary>The input or the words are off.</summary>
    public const int Unusable = 2;

    /// <summary>What this program calls itself in the files it writes.</summary>
    /// <remarks>Three numbers and no build metadata: the same version writes the same file to the
    /// byte.</remarks>
    public static string WrittenBy { get; } =
        $"tradesim {Assembly.GetExecutingAssembly().GetName().Version!.ToString(3)}";

    /// <summary>Runs one command line; never throws, whatever is typed.</summary>
    /// <param name="input">What comes over standard input; nothing where it is null.</param>
    public static int Run(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, TextReader? input = null)
    {
        var screen = new Screen(output, error);
        try
        {
            var parsed = Verbs(screen, input ?? TextReader.Null, output).Parse(args, new() { ResponseFileTokenReplacer = null });
            foreach (var fault in parsed.Errors)
                screen.Complain($"{fault.Message.ReplaceLineEndings(" ")} Try \"tradesim --help\".");
            return parsed.Errors.Count > 0 ? Unusable : parsed.Invoke(
                new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (UnusableException e)
        {
            screen.Complain(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            screen.Complain(e.Message);
        }
        catch (Exception e)
        {
            screen.Complain(
                $"This is a fault in tradesim itself ({e.GetType().Name}); please report what you typed.");
        }

        return Unusable;
    }

    /// <remarks>Not a RootCommand, which would call itself by the assembly's name in its help.</remarks>
    private static Command Verbs(Screen screen, TextReader input, TextWriter output) => new("tradesim",
        "Simulates trade negotiations: checks and analyses scenarios, solves the economy, plays and replays.")
        {
            new HelpOption(),
            new VersionOption(),
            Validate.Verb(screen),
            Analyse.Verb(screen),
            Solve.Verb(screen),
            Play.Verb(screen),
            Campaign.Verb(screen),
            Tournament.Verb(screen),
            Bridge.Verb(input, output),
            Replay.Verb(screen),
            WhatIf.Verb(screen),
            Study.Verb(screen),
            Load.Verb(screen),
        };
}

/// <summary>The input cannot be used, for the reason its message tells a person in one line.</summary>
internal sealed class UnusableException(string because) : Exception(because);
