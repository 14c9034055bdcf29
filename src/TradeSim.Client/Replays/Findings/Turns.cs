using TradeSim.Agreements;
using TradeSim.Debriefs;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client.Replays.Findings;

/// <summary>Says what decided a round, in words that a student understands.</summary>
internal static class Turns
{
    /// <summary>The turning points of a round, in the order in which they are told.</summary>
    public static IEnumerable<Telling> Of(Round round) => round.Findings.Select(f => Tell(round, f)).OfType<Telling>();

    private static Telling? Tell(Round round, Finding finding) => finding switch
    {
        Finding.PassedOver f => PassedOver(round, f),
        Finding.TookLess f => new(f, $"{Name(round, f.Party)} took less than it had been offered",
            $"The deal is offer {f.Taken.Number} of {Name(round, f.Taken.By.Party)}. Offer {f.Earlier.Number} of "
                + $"the same side was worth {Words.Points(f.Less)} more to {Name(round, f.Party)}."),
        Finding.HintUnused f => new(f, "A hint that nobody took up",
            $"{Name(round, f.By)} signalled that it could give {Options(round, f.Left)}. What it asked for in return "
                + $"stands in the deal, its own half does not. To {Name(round, f.Party)} it was worth "
                + $"{Words.Points(f.More)}."),
        Finding.BelowOwn f => BelowOwn(round, f),
        Finding.Counted f => AtHome(round, f),
        Finding.Broke f => Broke(round, f),
        Finding.WronglyAccused f => new(f, $"{Name(round, f.By)} alleged a breach that had not happened",
            $"“{f.Commitment.Text}”, week {f.Week}: in truth it had been done as "
                + $"{(f.Commitment.IsAmbiguous ? "the accused reads it" : "promised")}. {Tidings.Sentence(f.Basis)} "
                + $"Trust in {Name(round, f.By)}: {Words.Signed(f.Trust)} of 100."),
        Finding.AllKept f => new(f, "Every promise was kept",
            $"{Tidings.Count(f.Commitments, "commitment")}, {Tidings.Count(f.Weeks, "week")}: nobody did less than "
                + "it had promised.", "the last figures"),
        _ => null,
    };

    private static Telling PassedOver(Round round, Finding.PassedOver f)
    {
        var than = round.Bargain.Agreement is null ? "having no deal" : "the deal";
        var fate = f.Offer.Status switch
        {
            OfferStatus.Rejected => "It was rejected.",
            OfferStatus.Withdrawn => "Its author took it back.",
            OfferStatus.Replaced => "Its author made a newer offer before anybody accepted it.",
            OfferStatus.Fallen => "It was signed, and fell at home.",
            _ => "Nobody had accepted it when the talks ended.",
        };
        return new(f, $"Offer {f.Offer.Number} was better for {Everybody(round)}",
            $"For {Each(round, f.More)} points more than {than}. {fate}");
    }

    private static Telling BelowOwn(Round round, Finding.BelowOwn f) =>
        new(f, $"{Name(round, f.Party)} offered less than its own alternative",
            $"Offer {f.Worst.Number} was worth {Words.Points(f.Score)} to {Name(round, f.Party)} itself; without a "
                + $"deal it gets {f.Reservation}."
                + (f.Offers.Length > 1 ? $" It made {f.Offers.Length} such offers." : ""));

    private static Telling AtHome(Round round, Finding.Counted f)
    {
        var (ballot, who) = (f.Ballot, Name(round, f.Party));
        var weighed = ballot.Passed
            ? $"{f.Decider.Name} carried it most: {f.Weight / 100} of these points."
            : $"{f.Decider.Name} cost it most: {f.Weight / 100} points.";
        var chance = f.ByChance
            ? $"The day's chance decided: without it there would have been {f.WithoutChance / 100}."
            : $"Without the day's chance it would have been {f.WithoutChance / 100}.";
        return new(f, $"{who}'s capital {(ballot.Passed ? "ratified" : "refused")} offer {f.Offer}",
            $"Support of {ballot.Support / 100} in 100; it took {ballot.Threshold}. {weighed} {chance}");
    }

    private static Telling Broke(Round round, Finding.Broke f)
    {
        var who = Name(round, f.Party);
        var did = f.Conduct switch
        {
            Conduct.SlowWalk => "done slowly",
            Conduct.FormOnly => "done in form only",
            _ => "not done at all",
        };
        var due = f.Week < f.Commitment.Due ? $"; it was due by week {f.Commitment.Due}" : "";
        var seen = f.Seen switch
        {
            null => "Nothing was published about it that week.",
            { Percent: < Accord.Borne } => $"The week's figure showed {Words.Percent(f.Seen.Percent)} of the promise, for everybody to see.",
            _ => $"The week's figure showed {Words.Percent(f.Seen.Percent)} of the promise: too much for an allegation.",
        };
        var accused = f.Accused is { } alleged
            ? $"{Name(round, alleged.By.Party)} alleged a breach, and was right. {Tidings.Sentence(alleged.Basis)}"
            : "Nobody alleged a breach.";
        var trust = f.Trust == 0 ? "" : $" Trust in {who}: {Words.Signed(f.Trust)} of 100.";
        return new(f, $"{who} first broke a promise in week {f.Week}",
            $"“{f.Commitment.Text}”: {did}{due}. {seen} {accused}{trust}", $"the figures of week {f.Week}");
    }

    /// <summary>"US 12, China 8", by party.</summary>
    internal static string Each(Round round, IReadOnlyList<int> points) => string.Join(", ",
        round.Agenda.Parties.Select((p, i) => $"{p.Short} {Words.Signed(points[i])}"));

    /// <summary>"both", or "all" where more than two talk.</summary>
    internal static string Everybody(Round round) => round.Agenda.Parties.Length > 2 ? "all" : "both";

    internal static string Name(Round round, string party) => Words.Party(round.Agenda, party);

    private static string Options(Round round, IEnumerable<OptionRef> options) =>
        string.Join(" and ", options.Select(o => $"“{Words.Name(round.Agenda, o)}”"));
}
