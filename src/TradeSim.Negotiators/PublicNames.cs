using TradeSim.Scenarios;

namespace TradeSim.Negotiators;

/// <summary>How a package's options are called at the table.</summary>
internal static class PublicNames
{
    /// <summary>The option that a package has on an issue, by its public name.</summary>
    public static string Of(Agenda agenda, Package package, int issue) =>
        $"“{agenda.Issues[issue].Options[package[issue]].Name}” on {agenda.Issues[issue].Name}";
}
