using System.Collections.Immutable;
using TradeSim.Client.Capitals;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client.Coaching;

/// <summary>What the coach would do, in words for the person who asked.</summary>
internal static class Advice
{
    /// <summary>The move in one sentence.</summary>
    public static string Sentence(Standpoint at, Counsel counsel) => counsel switch
    {
        { AtTable: TableCommand.MakeOffer c } => $"Offer this package{Worth(at, c.Package)}.",
        { AtTable: TableCommand.AcceptOffer c } => $"Accept offer {c.Offer}{Worth(at, at.Table.Offer(c.Offer)?.Package)}.",
        { AtTable: TableCommand.RejectOffer c } => $"Reject offer {c.Offer}, and stand by what you have said.",
        { AtTable: TableCommand.SendSignal c } =>
            $"Signal: if they move to {Names(at, c.IfYou)}, you could move to {Names(at, c.WeCould)}.",
        { AtTable: TableCommand.SayWords c } => $"Say: \u201c{c.Words}\u201d",
        { AtTable: TableCommand.MakeStatement c } => $"Tell the press: \u201c{c.Words}\u201d",
        { AtTable: TableCommand.WithdrawOffer c } => $"Take offer {c.Offer} back.",
        { AtTable: TableCommand.LeaveTalks } => "Leave the talks.",
        { Inside: DelegationCommand.CallCapital c } => $"Call the capital. {Calls.Question(at.Agenda, c.Ask)}",
        _ => "Wait.",
    };

    /// <summary>The package that the advice is about; null where it is about none.</summary>
    public static Package? Package(Standpoint at, Counsel counsel) => counsel switch
    {
        { AtTable: TableCommand.MakeOffer c } => c.Package,
        { AtTable: TableCommand.AcceptOffer c } => at.Table.Offer(c.Offer)?.Package,
        { Inside: DelegationCommand.CallCapital { Ask.Draft: { } draft } } => draft,
        _ => null,
    };

    private static string Worth(Standpoint at, Package? package) =>
        package is null || at.Brief is not { } brief ? "" : $": {Words.Points(brief.Valuation.Score(package))} for you";

    private static string Names(Standpoint at, ImmutableArray<OptionRef> options) =>
        string.Join(" and ", options.Select(o => $"\u201c{Words.Name(at.Agenda, o)}\u201d"));
}
