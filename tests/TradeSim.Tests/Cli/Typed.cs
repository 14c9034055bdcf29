using System.Text.Json;
using TradeSim.Cli;
using Xunit;

namespace TradeSim.Tests.Cli;

/// <summary>What one command line answers: its exit code and what it wrote where.</summary>
internal sealed record Typed(int Code, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static Typed In(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(args, output, error);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Exit code 2, nothing on standard output, and one clear line that holds these words.</summary>
    public void IsRefused(string because)
    {
        Assert.Equal((2, ""), (Code, Output));
        var line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(because, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
