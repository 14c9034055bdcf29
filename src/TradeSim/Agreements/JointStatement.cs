using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Agreements;

/// <summary>A package in words that both capitals could publish, readable before anybody agrees to it.</summary>
/// <param name="Paragraphs">What each party will do, in the agenda's order of parties, then what stays as it is.</param>
public sealed record JointStatement(string Opening, ImmutableArray<Paragraph> Paragraphs, string Unsettled)
{
    /// <summary>Draws up the text of a package.</summary>
    public static JointStatement Of(Agenda agenda, Package package)
    {
        var commitments = Commitment.Of(agenda, package);
        var names = agenda.Parties.Select(p => p.Name).ToArray();
        var all = names.Length < 3 ? string.Join(" and ", names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
        var common = commitments.GroupBy(c => c.Issue)
            .Where(g => g.Count() == agenda.Parties.Length).Select(g => g.Key).ToHashSet();
        var place = 0;
        ImmutableArray<Paragraph> paragraphs =
        [
            Paragraph("All sides", commitments.Where(c => common.Contains(c.Issue) && c.Party == agenda.Parties[0].Id)),
            .. agenda.Parties.Select(p => Paragraph(p.Name, commitments.Where(c => c.Party == p.Id && !common.Contains(c.Issue)))),
        ];
        var settled = commitments.Select(c => c.Issue).ToHashSet();
        var rest = agenda.Issues.Select((issue, i) => (issue, i)).Where(x => !settled.Contains(x.i))
            .Select(x => $"{x.issue.Name} ({x.issue.Options[package[x.i]].Name})");
        return new($"{agenda.Talks.Place}. {all} have agreed:", [.. paragraphs.Where(p => !p.Clauses.IsEmpty)],
            string.Join("; ", rest));

        Paragraph Paragraph(string who, IEnumerable<Commitment> duties) =>
            new($"{who} will", [.. duties.Select(c => new Clause(++place, c.Issue, c.Text, c.Due, c.IsAmbiguous))]);
    }
}

/// <summary>What one party, or all of them, will do.</summary>
public sealed record Paragraph(string Who, ImmutableArray<Clause> Clauses);

/// <summary>One duty as it stands in the text.</summary>
/// <param name="Place">Where it stands in the text, counted from 1.</param>
public sealed record Clause(int Place, int Issue, string Text, int Due, bool IsAmbiguous);
