using System.Text.Json;
using TradeSim.Scenarios;

namespace TradeSim.Cli.Bridges;

/// <summary>An agenda in the words of the lines: issues and options by their ids.</summary>
internal static class Worded
{
    public static Wording Of(Agenda agenda) => new([.. agenda.Issues.Select(i =>
        (i.Id, i.Options.Select(o => JsonSerializer.SerializeToElement(o.Id)).ToArray()))]);
}
