using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client;

/// <summary>How numbers, times and options are said to a person, always with their unit.</summary>
public static class Words
{
    /// <summary>A change with its sign: "+12", "−5" or "0".</summary>
    public static string Signed(int points) =>
        points > 0 ? $"+{points}" : points < 0 ? $"−{-(long)points}" : "0";

    /// <summary>"412 points".</summary>
    public static string Points(int points) =>
        $"{(points < 0 ? "−" : "")}{Math.Abs((long)points)} {(points is 1 or -1 ? "point" : "points")}";

    /// <summary>How a score compares with what the party gets without a deal, in words.</summary>
    public static string Against(int score, int reservation) => (score - reservation) switch
    {
        0 => "exactly your alternative",
        > 0 and var above => $"{above} above your alternative",
        var below => $"{-below} below your alternative",
    };

    /// <summary>A minute after midnight as "14:20".</summary>
    public static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    /// <summary>A length of talk time: "2 h 40 min".</summary>
    public static string Length(int minutes) =>
        minutes < 60 ? $"{minutes} min"
        : minutes % 60 == 0 ? $"{minutes / 60} h"
        : $"{minutes / 60} h {minutes % 60} min";

    /// <summary>A moment of the talks: "day 2, 14:20".</summary>
    public static string Moment(TalkTime at) => $"day {at.Day + 1}, {Clock(at.Minute)}";

    /// <summary>An option with its issue: "Ethane: Free".</summary>
    public static string Name(Agenda agenda, OptionRef option)
    {
        var issue = agenda.Issues[option.Issue];
        return $"{issue.Name}: {issue.Options[option.Option].Name}";
    }

    /// <summary>A party's short name, or its id where the agenda does not know it.</summary>
    public static string Party(Agenda? agenda, string party) => agenda?.Party(party)?.Short ?? party;

    /// <summary>Who of those that must agree to an open offer has, and who has not: "EU has accepted, China has not".</summary>
    public static string Answers(Table table, Offer offer, string me)
    {
        if (table.Agenda is not { Parties.Length: > 2 } agenda)
            return offer.By.Party == me ? "waits for an answer" : "open, for you to answer";
        var needed = agenda.Parties.Where(p => p.Id != offer.By.Party).ToArray();
        var yes = needed.Where(p => offer.AcceptedBy.Contains(p.Id)).Select(p => Who(p, me)).ToArray();
        var open = needed.Where(p => !offer.AcceptedBy.Contains(p.Id)).Select(p => Who(p, me)).ToArray();
        return yes.Length == 0
            ? $"waits for {string.Join(" and ", open)}"
            : $"{string.Join(" and ", yes)} {(yes is ["you"] || yes.Length > 1 ? "have" : "has")} accepted, "
                + $"{string.Join(" and ", open)} {(open is ["you"] || open.Length > 1 ? "have" : "has")} not";
    }

    private static string Who(Party party, string me) => party.Id == me ? "you" : party.Short;

    private static string Author(Table table, int offer) =>
        Party(table.Agenda, table.Offer(offer)!.By.Party);

    /// <summary>The outcome of the talks in one sentence.</summary>
    public static string Outcome(Table table, string me) => table.Outcome switch
    {
        TalksOutcome.Agreed agreed =>
            $"Agreed: offer {agreed.Offer} of {Author(table, agreed.Offer)} is the deal.",
        TalksOutcome.Failed { LeftBy: { } by } when by == me => "No deal: your delegation left the talks.",
        TalksOutcome.Failed { LeftBy: { } by } => $"No deal: {Party(table.Agenda, by)} left the talks.",
        TalksOutcome.Failed => "No deal: time ran out.",
        _ => "",
    };

    /// <summary>Real time that is left, as "4:07" or "1:04:07".</summary>
    public static string Countdown(TimeSpan left)
    {
        var seconds = Math.Max(0, (long)Math.Ceiling(left.TotalSeconds));
        return seconds >= 3600
            ? $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}"
            : $"{seconds / 60}:{seconds % 60:00}";
    }

    /// <summary>Whole percent: "54 %", "−3 %", or "–" where there is no number.</summary>
    public static string Percent(int? percent) =>
        percent is not { } known ? "–" : Percent(known < 0 ? $"−{-(long)known}" : $"{known}");

    /// <summary>A number that is written already, as percent. No line breaks between the two.</summary>
    public static string Percent(string number) => number + "\u00a0%";
}
