using System.Globalization;
using TradeSim.Agreements;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using TradeSim.Server.Tests.Stage;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Exports;

/// <summary>Deals before the capitals, and campaigns of several rounds, as they are exported.</summary>
public sealed class RatifiedTests
{
    /// <summary>The lived talks, where the middle falls at B's home; without purchases it passes.</summary>
    private static SessionSetup Choosy()
    {
        var setup = LivedScenario.Setup("EXPORT");
        var brief = setup.Scenario.Brief(TestScenario.B);
        var voter = brief.Home!.Constituencies[0];
        var choosy = voter with { Support = voter.Support with { Points = [[0, 0, 0], [0, -80, -80]] } };
        return setup with
        {
            Scenario = setup.Scenario with
            {
                Briefs = [setup.Scenario.Brief(TestScenario.A),
                    brief with { Home = brief.Home with { Constituencies = [choosy] } }],
            },
        };
    }

    [Fact]
    public void A_deal_that_came_after_a_refusal_says_so_and_counts_only_the_time_of_talks()
    {
        var people = new People(Choosy());
        people.Agree(TestScenario.Middle);
        people.Agree(new([1, 0]));
        people.Week(1, Conduct.Fulfil);
        people.Week(2, Conduct.Fulfil);
        var export = OpenedExport.Of(OpenedExport.Table(1, people.Rooms));
        Assert.Equal(["yes|after a return|2|2|80", "yes|after a return|2|2|80"],
            export.Rows("outcomes.csv", "agreed", "ratified", "offer", "days_used", "minutes_used"));
        Assert.Equal(["fallen", "agreed"], export.Rows("offers.csv", "status"));
        Assert.All(export.Rows("outcomes.csv", "support"), support => Assert.InRange(decimal.Parse(
            support, CultureInfo.InvariantCulture), 80, 100));
    }

    [Fact]
    public void A_deal_that_no_return_saved_says_no()
    {
        var people = new People(Choosy());
        people.Agree(TestScenario.Middle);
        people.Agree(TestScenario.Middle.With(0, 0));
        Assert.Equal(["no|no||2|80|10|", "no|no||2|80|10|"],
            OpenedExport.Of(OpenedExport.Table(1, people.Rooms)).Rows("outcomes.csv", "agreed", "ratified",
                "offer", "days_used", "minutes_used", "score", "score_signed"));
    }

    [Fact]
    public void A_campaign_stands_round_by_round_as_its_office_closed_it()
    {
        RoomSet[] played = [.. Enumerable.Range(1, 3).Select(seed => Match.Play(
            [Read("geneva-2025"), Read("london-2025")],
            new Dictionary<string, string> { ["us"] = "envoy", ["china"] = "envoy" }, seed, Reach.Campaign))];
        var export = OpenedExport.Of([.. played.Select((rooms, i) => OpenedExport.Table(i + 1, rooms))]);
        Assert.Equal(
            played.SelectMany((rooms, i) => rooms.Session.Room.Rounds.SelectMany(round => round.Results
                .Select(r => $"{i + 1}|{round.Round}|{r.Party}|{(round.Agreement is null ? "no" : "yes")}"
                    + $"|{r.Score}|{r.Reservation}|{r.Score - r.Reservation}"))),
            export.Rows("outcomes.csv", "table", "round", "party", "agreed", "score", "reservation", "gain"));
        Assert.Equal(["1 geneva-2025", "2 london-2025"],
            export.Rows("moves.csv", "round", "scenario").Select(r => r.Replace('|', ' ')).Distinct());
        Assert.Equal(
            played.SelectMany((rooms, i) => rooms.Table.Entries.SelectMany(e => e.Events)
                .OfType<TableEvent.OfferMade>().Select(o => $"{i + 1}|{o.Number}")),
            export.Rows("offers.csv", "table", "offer"));
        // A later round opens with the issues that the one before left unsettled, so each has its own.
        Assert.All(export.Rows("offers.csv"), row => Assert.Equal(
            AgendaOf(played[int.Parse(row["table"]) - 1], int.Parse(row["round"])).Issues.Length,
            row.Count(c => c.Key.StartsWith("issue_", StringComparison.Ordinal) && c.Value.Length > 0)));
        Assert.All(export.Rows("outcomes.csv", "share_signed"), share => Assert.InRange(decimal.Parse(
            share, CultureInfo.InvariantCulture), -1, 1));
    }

    [Fact]
    public void The_replay_in_the_file_is_the_table_s_own_and_verifies()
    {
        var rooms = Match.Play(Read("geneva-2025"),
            new Dictionary<string, string> { ["us"] = "envoy", ["china"] = "envoy" }, 5);
        var text = OpenedExport.Of(OpenedExport.Table(1, rooms)).Text("replays/table-01.replay");
        Assert.Equal(ReplayFile.Write("test", rooms), text);
        Assert.Null(Verification.FirstDifference(ReplayFile.Read(text)));
    }

    private static Agenda AgendaOf(RoomSet rooms, int round) =>
        rooms.Table.Room.Earlier.Count >= round
            ? rooms.Table.Room.Earlier[round - 1].Agenda : rooms.Table.Room.Agenda!;

    private static Scenario Read(string id) => ScenarioFile
        .ReadAll(Path.Combine(AppContext.BaseDirectory, "scenarios", $"{id}.yaml")).Single().Scenario!;
}
