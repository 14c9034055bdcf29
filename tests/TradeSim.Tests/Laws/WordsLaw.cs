using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CsCheck;
using TradeSim.Negotiators;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

// What a negotiator says at the table follows from what it does there, and says nothing beside it.
public sealed partial class WordsLaw
{
    private static readonly string[] Private =
        ["points", "score", "reservation", "mandate", "minimum", "batna", "interests", "note", "capital"];

    /// <summary>One thing said: by whom, in which words, about which package, when so many offers lay
    /// there.</summary>
    private sealed record Utterance(string By, string Kind, string Words, Package? About, int Offers);

    /// <summary>Talks between two or three, in which the name of every option has digits.</summary>
    private static Gen<RoomSet> Played { get; } =
        from scenario in RandomScenarios.Any
        from names in Gen.Int[0, NegotiatorNames.All.Count - 1].Select(i => NegotiatorNames.All[i]).Array[3]
        from seed in Gen.Int[0, 1_000_000]
        from closed in Gen.Int[0, 5].Array[3]
        let told = WithMandates(Renamed(scenario), closed)
        select TradeSim.Negotiators.Match.Play(told,
            told.Agenda.Parties.Select((p, i) => (p.Id, Name: names[i])).ToDictionary(x => x.Id, x => x.Name),
            seed);

    // Fails when Refusing.Because names the option of the own package instead of the one in the offer.
    [Fact]
    public void Words_name_only_what_is_in_the_package_that_they_go_with() => Played.Sample(rooms =>
    {
        var agenda = rooms.Table.Room.Agenda!;
        foreach (var said in Said(rooms.Table.Room))
        {
            var rest = WithoutNames(said, agenda);
            foreach (var issue in agenda.Issues)
            {
                Assert.DoesNotContain(issue.Name, rest, StringComparison.Ordinal);
                Assert.All(issue.Options, o => Assert.DoesNotContain(o.Name, rest, StringComparison.Ordinal));
            }

            Assert.DoesNotContain("“", rest, StringComparison.Ordinal);
            Assert.DoesNotContain("{", rest, StringComparison.Ordinal);
        }
    }, iter: 300);

    // Fails when Refusing.ForStanding ends its words with the score of the package.
    [Fact]
    public void Words_hold_no_number_but_those_of_names_and_offers() => Played.Sample(rooms =>
    {
        foreach (var said in Said(rooms.Table.Room))
        {
            var rest = OfferNumber().Replace(WithoutNames(said, rooms.Table.Room.Agenda!),
                m => int.Parse(m.Groups[1].Value) is var n && n >= 1 && n <= said.Offers ? "" : m.Value);
            Assert.DoesNotContain(rest, char.IsNumber);
            Assert.DoesNotContain(Private, word => rest.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }, iter: 300);

    // Fails when Utterance.Choose takes the first pattern, whatever was said before.
    [Fact]
    public void Nobody_says_the_same_twice_running() => Played.Sample(rooms =>
    {
        foreach (var own in Said(rooms.Table.Room).GroupBy(s => s.By))
            foreach (var (before, after) in own.Zip(own.Skip(1)))
                Assert.NotEqual(before.Words, after.Words);
    }, iter: 600);

    // Fails when Utterance draws its start anew each time it is asked.
    [Fact]
    public void The_same_seed_says_the_same_and_another_says_it_otherwise()
    {
        var scenario = Renamed(Negotiators.Talks.Scenario);
        var first = Words(1);
        Assert.Equal(first, Words(1));
        Assert.Contains(Enumerable.Range(2, 5), seed => Words(seed)[0] != first[0]);

        string[] Words(int seed) => [.. Said(
            Negotiators.Talks.Play("envoy", "boulware", seed, scenario).Table.Room).Select(s => s.Words)];
    }

    // Fails when Bidding.StandStill never answers an open offer.
    [Fact]
    public void The_plays_hold_every_kind_of_words_and_many_of_each()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<(string Kind, string Words)>();
        Played.Sample(rooms =>
        {
            foreach (var said in Said(rooms.Table.Room))
                seen.Add((said.Kind, Pattern().Replace(said.Words, "")));
        }, iter: 600);
        foreach (var (kind, least) in new[] { ("offer", 25), ("no", 15), ("words", 5) })
            Assert.True(seen.Where(s => s.Kind == kind).Distinct().Count() >= least,
                $"{kind}: {seen.Where(s => s.Kind == kind).Distinct().Count()} ways to say it");
    }

    /// <summary>All that negotiators said with their moves, in order.</summary>
    private static List<Utterance> Said(Table table)
    {
        var (all, offers) = (new List<Utterance>(), 0);
        var standing = new Dictionary<string, Package>();
        foreach (var line in table.Lines)
            switch (line)
            {
                case TalkLine.Offered o:
                    var offer = table.Offer(o.Number)!;
                    standing[o.By.Party] = offer.Package;
                    all.Add(new(o.By.Party, "offer", offer.Words, offer.Package, offers++));
                    break;
                case TalkLine.Rejected r:
                    all.Add(new(r.By.Party, "no", r.Words, table.Offer(r.Number)!.Package, offers));
                    break;
                case TalkLine.Said s:
                    var own = standing.GetValueOrDefault(s.By.Party);
                    all.Add(new(s.By.Party, "words", s.Words, own, offers));
                    break;
            }

        return all;
    }

    /// <summary>The words without the options of the package that they go with; others stay in.</summary>
    private static string WithoutNames(Utterance said, Agenda agenda)
    {
        if (said.About is not { } package) return said.Words;
        var rest = said.Words;
        foreach (var (issue, i) in agenda.Issues.Select((issue, i) => (issue, i)))
            rest = rest.Replace(
                $"“{issue.Options[package[i]].Name}” on {issue.Name}", "", StringComparison.Ordinal);
        return rest;
    }

    /// <summary>Some can agree to nothing at all and say so; the rest may agree to anything.</summary>
    private static Scenario WithMandates(Scenario scenario, int[] closed) => scenario with
    {
        Briefs = [.. scenario.Briefs.Select((b, i) =>
            b with { Mandate = b.Mandate with { Minimum = closed[i] == 0 ? 1000 : -1000, Forbidden = [] } })],
    };

    private static Scenario Renamed(Scenario scenario) => scenario with
    {
        Agenda = scenario.Agenda with
        {
            Issues = [.. scenario.Agenda.Issues.Select((issue, i) => issue with
            {
                Name = $"Matter {(char)('A' + i)}",
                Options = [.. issue.Options.Select((o, n) =>
                    o with { Name = $"{5 * (n + 1)} % of {(char)('A' + i)}" })],
            })],
        },
    };

    [GeneratedRegex(@"[Oo]ffer (\d+)")]
    private static partial Regex OfferNumber();

    [GeneratedRegex(@"“[^”]+” on Matter .|\d+")]
    private static partial Regex Pattern();
}
