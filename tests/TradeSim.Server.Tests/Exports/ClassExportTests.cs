using TradeSim.Agreements;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Server.Exports;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Tables.TableCommand;

namespace TradeSim.Server.Tests.Exports;

public sealed class ClassExportTests
{
    private static ExportedTable Agreed(int number = 1) => OpenedExport.Table(number, TalkedOver().Rooms);

    /// <summary>A signal, offers and a no, a new person in A's seat, and a deal on the first day.</summary>
    private static People TalkedOver()
    {
        var people = new People(TestScenario.Setup("EXPORT"));
        people.Say(People.A, new SendSignal([new(0, 1)], [new(1, 1)]));
        people.Say(People.B, new MakeOffer(People.BadForA, "All as it is."));
        people.Say(People.A, new RejectOffer(1, "No."));
        people.Say(People.A, new MakeOffer(TestScenario.Middle.With(0, 2), "Most of it."));
        people.Inside(People.A, new DelegationCommand.LeaveSeat());
        people.Inside(
            Voice.Office, People.A.Party, new DelegationCommand.TakeSeat("head-a", Student.PseudonymOf(9)));
        people.Say(People.A, new SayWords("We are back."));
        people.Agree(TestScenario.Middle);
        return people;
    }

    [Fact]
    public void Moves_say_who_did_what_and_when() => Assert.Equal(
        [
            "us|head-a|7|signal-sent||1|15||"
                + "if you: The tariff: tariff 1 / we could: The purchases: purchases 1|",
            "china|head-b|12|offer-made|1|1|45|||All as it is.",
            "us|head-a|7|offer-rejected|1|1|55|||No.",
            "us|head-a|7|offer-made|2|1|85|||Most of it.",
            "us|head-a|9|words-said||1|90|||We are back.",
            "us|head-a|9|offer-made|3|1|120|||",
            "china|head-b|12|offer-accepted|3|1|130|||",
        ],
        OpenedExport.Of(Agreed()).Rows("moves.csv",
            "party", "seat", "student", "what", "offer", "day", "minute", "week", "about", "words"));

    [Fact]
    public void Who_left_a_seat_speaks_in_it_no_more()
    {
        var people = TalkedOver();
        var inside = people.Rooms.Delegations[TestScenario.A].Entries;
        var left = inside.Single(e => e.Command is DelegationCommand.LeaveSeat).At;
        var seats = Seating.Of(OpenedExport.Table(1, people.Rooms).Replay);
        Assert.Equal([7, null, 9],
            new[] { -30, 30, 90 }.Select(s => seats.Speaker(People.A, left.AddSeconds(s))));
        Assert.Null(seats.Speaker(Voice.Of(TestScenario.A), left));
    }

    [Fact]
    public void A_move_names_its_table_its_entry_and_the_time_in_the_real_world()
    {
        var first = OpenedExport.Of(Agreed(4)).Rows("moves.csv")[0];
        Assert.Equal(["4", "1", "test-talks", "table", "3", "2026-03-02T13:04:00Z"],
            new[] { "table", "round", "scenario", "room", "number", "at" }.Select(c => first[c]));
    }

    [Fact]
    public void Offers_stand_with_their_terms_their_fate_and_their_worth_to_all() => Assert.Equal(
        [
            "1|china|12|rejected|tariff 0|purchases 0|0|60|-10|50",
            "2|us|7|replaced|tariff 2|purchases 1|70|30|60|20",
            "3|us|9|agreed|tariff 1|purchases 1|60|60|50|50",
        ],
        OpenedExport.Of(Agreed()).Rows("offers.csv", "offer", "party", "student", "status", "issue_tariff",
            "issue_purchases", "points_us", "points_china", "above_alternative_us",
            "above_alternative_china"));

    [Fact]
    public void A_deal_stands_with_what_it_was_worth_and_what_was_possible() => Assert.Equal(
        [
            "us|7 9|yes||3|1|130||60|60|10|50|100|100|100|100|1|1|2|1|1|0",
            "china|12|yes||3|1|130||60|60|10|50|100|100|100|100|1|1|1|0|0|0",
        ],
        OpenedExport.Of(Agreed()).Rows("outcomes.csv", "party", "students", "agreed", "left_by", "offer",
            "days_used", "minutes_used", "ratified", "score", "score_signed", "reservation", "gain",
            "joint_gain", "joint_gain_signed", "joint_gain_possible", "joint_gain_history",
            "share_signed", "share_lived", "offers", "signals", "remarks", "ai_stretches"));

    [Fact]
    public void Talks_that_somebody_left_stand_without_a_deal()
    {
        var people = new People(TestScenario.Setup("EXPORT"));
        people.Say(People.B, new MakeOffer(People.BadForA, ""));
        people.Say(People.A, new LeaveTalks("Enough."));
        var export = OpenedExport.Of(OpenedExport.Table(1, people.Rooms));
        Assert.Equal(["us|no|us||1|30|10||0|0|0|0", "china|no|us||1|30|10||0|0|0|0"],
            export.Rows("outcomes.csv", "party", "agreed", "left_by", "offer", "days_used", "minutes_used",
                "score", "score_signed", "gain", "joint_gain", "joint_gain_signed", "share_signed"));
        Assert.Equal(["open"], export.Rows("offers.csv", "status"));
        Assert.Equal(["offer-made|", "talks-left|Enough."], export.Rows("moves.csv", "what", "words"));
    }

    [Fact]
    public void Where_the_clock_is_real_talks_that_run_out_have_used_all_of_it()
    {
        var people = new People(TestScenario.Setup("EXPORT", new ClockSetting(ClockMode.Wall, 120)));
        people.Say(People.B, new MakeOffer(People.BadForA, ""));
        for (var n = 0; n < 4; n++) people.Wait();
        people.TimeIsUp();
        Assert.Equal(["2|960", "2|960"], OpenedExport.Of(OpenedExport.Table(1, people.Rooms))
            .Rows("outcomes.csv", "days_used", "minutes_used"));
    }

    // A day of 480 talk minutes in twenty real ones; stopped in a pause that began two minutes after the opening.
    [Fact]
    public void Talks_that_the_facilitator_stopped_have_used_what_was_over_when_their_clock_stood()
    {
        var people = new People(TestScenario.Setup("EXPORT", new ClockSetting(ClockMode.Wall, 1200)));
        people.Say(People.B, new MakeOffer(People.BadForA, ""));
        people.Say(Voice.Office, new PauseTalks());
        for (var n = 0; n < 4; n++) people.Wait();
        people.Say(Voice.Office, new StopTalks());
        Assert.Equal(["no|1|48", "no|1|48"], OpenedExport.Of(OpenedExport.Table(1, people.Rooms))
            .Rows("outcomes.csv", "agreed", "days_used", "minutes_used"));
    }

    [Fact]
    public void How_often_an_AI_held_a_seat_is_told_where_it_is_known()
    {
        var table = Agreed() with { AiStretches = new Dictionary<string, int> { [TestScenario.B] = 2 } };
        Assert.Equal(["us|0", "china|2"],
            OpenedExport.Of(table).Rows("outcomes.csv", "party", "ai_stretches"));
    }

    [Fact]
    public void What_two_say_in_a_caucus_stands_beside_the_table()
    {
        var people = new People(LivedScenario.OfThree("EXPORT"));
        var third = people.Third();
        people.Say(People.A, "caucus/us+eu", new SayWords("Between us."));
        people.Say(third, new LeaveTalks(""));
        Assert.Equal(["table|eu|20|1|0|talks-left|", "caucus/us+eu|us|7|||words-said|Between us."],
            OpenedExport.Of(OpenedExport.Table(1, people.Rooms)).Rows("moves.csv", "room", "party", "student",
                "day", "minute", "what", "words"));
    }

    [Fact]
    public void Tables_stand_in_the_order_of_their_numbers_and_no_two_have_one()
    {
        var export = OpenedExport.Of(Agreed(12), Agreed(3));
        Assert.Equal(["3", "3", "12", "12"], export.Rows("outcomes.csv", "table"));
        Assert.Equal(["moves.csv", "offers.csv", "outcomes.csv", "answers.csv", "columns.md",
            "replays/table-03.replay", "replays/table-12.replay"], export.Files.Keys);
        Assert.Throws<ArgumentException>(() => ClassExport.Write(Stream.Null, [Agreed(3), Agreed(3)], []));
    }

    [Fact]
    public void The_same_class_gives_the_same_bytes() =>
        Assert.Equal(OpenedExport.Of(Agreed()).Bytes, OpenedExport.Of(Agreed()).Bytes);

    [Fact]
    public void A_class_without_tables_gives_empty_sheets() =>
        Assert.All(["moves.csv", "offers.csv", "outcomes.csv", "answers.csv"],
            file => Assert.Empty(OpenedExport.Of().Rows(file)));

    [Fact]
    public void Weeks_are_told_with_what_was_done_in_them()
    {
        var people = new People(LivedScenario.Setup("EXPORT"));
        people.Agree(TestScenario.Middle);
        people.Say(People.A, new PullLever("curb"));
        people.Week(1, Conduct.Breach);
        people.Say(People.A, new AllegeBreach(2, "Nothing came."));
        people.Week(2, Conduct.Breach);
        var export = OpenedExport.Of(OpenedExport.Table(1, people.Rooms));
        Assert.Equal(
            [
                "offer-made|1|30||", "offer-accepted|1|40||", "lever-pulled|||1|A curb",
                "breach-alleged|||2|Supported: buy a little",
            ],
            export.Rows("moves.csv", "what", "day", "minute", "week", "about"));
        var rows = export.Rows("outcomes.csv");
        var results = people.Rooms.Session.Room.Conclusion!.Results;
        Assert.Equal(results.Select(r => $"{r.Score}"), rows.Select(r => r["score"]));
        Assert.All(rows,
            r => Assert.Equal("at once|60|50", $"{r["ratified"]}|{r["score_signed"]}|{r["threshold"]}"));
        Assert.All(rows, r => Assert.Equal("100|1", $"{r["joint_gain_signed"]}|{r["share_signed"]}"));
        Assert.All(rows, r => Assert.NotEqual(r["share_signed"], r["share_lived"]));
        Assert.Equal(["1", "0"], rows.Select(r => r["allegations"]));
    }
}
