using TradeSim.Delegations;
using TradeSim.Scenarios;

namespace TradeSim.Client.Capitals;

/// <summary>How questions to the capital and its answers are said.</summary>
internal static class Calls
{
    /// <summary>What was asked.</summary>
    public static string Question(Agenda agenda, CapitalAsk ask) => (ask switch
    {
        { Option: { } option } when agenda.Has(option) => $"Room for “{Words.Name(agenda, option)}”?",
        { Draft: { } draft } when agenda.Fits(draft) => "A yes to the whole draft?",
        _ => "A question of an earlier round.",
    }) + (ask.Words.Length > 0 ? $" “{ask.Words}”" : "");

    /// <summary>What must stand beside the option that was asked for; empty for nothing.</summary>
    public static string Condition(Agenda agenda, CapitalCall call) =>
        call is { Answer: { Says: CapitalSays.YesIf } answer, Ask.Option: { } option }
            && answer.Mandate.Provisos.LastOrDefault(p => p.Option == option) is { } proviso
            && proviso.Needs.All(n => n.Options.All(o => agenda.Has(new(n.Issue, o))))
            ? Tidings.Needs(agenda, proviso.Needs) : "";

    /// <summary>The mark that stands beside an answer, so that colour is never the only sign.</summary>
    public static string Class(CapitalSays says) => says is CapitalSays.Yes or CapitalSays.YesIf ? "plus" : "minus";
}
