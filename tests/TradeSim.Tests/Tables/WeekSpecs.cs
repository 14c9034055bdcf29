using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Rooms;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;
using static TradeSim.Tests.Worlds.Small;
using static TradeSim.Tests.Worlds.SmallHome;
using GivenTable = TradeSim.Tests.Worlds.Given<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Tests.Tables;

public sealed class WeekSpecs
{
    private static ImmutableArray<Publication> Nothing { get; } = [];

    private static Happening Strike { get; } = new("strike", "A strike", "", "china", -5, "visas");

    private static GivenTable Weeks { get; } = At(Clear, Reach.Aftermath);

    private static GivenTable LastWeek { get; } = Third(Weeks);

    private static GivenTable CampaignsEnd { get; } =
        Third(At(Clear, Reach.Campaign)).And(new WeekPublished(3, [], [], Nine), new AftermathEnded());

    [Fact]
    public void A_week_closes_with_what_is_published_of_it()
    {
        var figures = Figures(1, 85, 60, 100, 70);
        Weeks.When(Voice.Office, new PublishWeek(1, figures, [])).Then(new WeekPublished(1, figures, [], Nine));
        var accord = Weeks.And(new WeekPublished(1, figures, [], Nine)).Room.Accord!;
        Assert.Equal((2, 4), (accord.Week, accord.Published.Length));
    }

    [Fact]
    public void Who_is_seen_to_keep_its_word_is_believed_more_and_who_is_not_less() =>
        // What China owes in week 1 is its tariff alone; its ore is due in week 2.
        Weeks.When(Voice.Office, new PublishWeek(1, Figures(1, 90, 59, 100, 90), [])).Then(
            new WeekPublished(1, Figures(1, 90, 59, 100, 90), [], Nine),
            new TrustMoved("us", 2, "it keeps what it promised"),
            new TrustMoved("china", -4, "little of what it promised can be seen"));

    [Fact]
    public void What_is_ambiguous_moves_no_trust_by_itself() =>
        At(Vague, Reach.Aftermath).And(new WeekPublished(1, [], [], Nine))
            .When(Voice.Office, new PublishWeek(2, [new(2, 3, 0, 100)], []))
            .Then(new WeekPublished(2, [new(2, 3, 0, 100)], [], Nine));

    [Fact]
    public void What_rests_moves_no_trust() =>
        Weeks.And(new BreachAlleged(1, China, 4, Basis.Supported, ""), new CommitmentSuspended(China, 2, 1))
            .When(Voice.Office, new PublishWeek(1, [new(1, 2, 0, null)], []))
            .Then(new WeekPublished(1, [new(1, 2, 0, null)], [], Nine));

    [Fact]
    public void A_happening_may_pull_a_lever_and_moves_a_mood()
    {
        Weeks.When(Voice.Office, new PublishWeek(1, Nothing, [Strike])).Then(
            new WeekPublished(1, [], [Strike], Nine), new LeverPulled("us", "visas"),
            new TrustMoved("us", -4, "it took a new measure against the other side"));
        var standing = Weeks.And(new WeekPublished(1, [], [Strike], Nine)).Room.Standing;
        Assert.Equal(-5, standing.MoodOf("china", LongAgenda, Clear));
    }

    [Fact]
    public void A_lever_in_force_is_not_pulled_again_by_what_happens() =>
        Weeks.And(new LeverPulled("us", "visas")).When(Voice.Office, new PublishWeek(1, Nothing, [Strike]))
            .Then(new WeekPublished(1, [], [Strike], Nine));

    [Fact]
    public void Only_the_week_that_is_lived_closes()
    {
        Weeks.When(Voice.Office, new PublishWeek(2, Nothing, [])).Refused("not-this-week");
        Weeks.And(new WeekPublished(1, [], [], Nine)).When(Voice.Office, new PublishWeek(1, Nothing, []))
            .Refused("not-this-week");
        CampaignsEnd.When(Voice.Office, new PublishWeek(4, Nothing, [])).Refused("not-this-week");
        Weeks.When(Us, new PublishWeek(1, Nothing, [])).Refused("aftermath");
    }

    [Fact]
    public void A_weeks_time_is_called_once()
    {
        Weeks.When(Voice.Office, new CallTime()).Then(new WeekTimeCalled(1));
        Weeks.And(new WeekTimeCalled(1)).When(Voice.Office, new CallTime()).Refused("not-talking");
        Weeks.And(new WeekTimeCalled(1), new WeekPublished(1, [], [], Nine)).When(Voice.Office, new CallTime())
            .Then(new WeekTimeCalled(2));
    }

    [Fact]
    public void By_the_wall_a_week_lasts_as_long_as_a_day_of_talks()
    {
        var wall = new GivenTable(
            new TableOpened(LongAgenda, new(ClockMode.Wall, 600), [], Reach.Aftermath), new TalksBegan(Nine),
            new AftermathBegan(null, [], Nine.AddHours(1)));
        wall.When(Voice.Office, new CallTime(), Nine.AddMinutes(69)).Refused("not-talking");
        wall.When(Voice.Office, new CallTime(), Nine.AddMinutes(70)).Then(new WeekTimeCalled(1));
        wall.When(Us, new WantExtension(), Nine.AddDays(1)).Then(new ExtensionWanted(Us));
    }

    [Fact]
    public void The_last_week_ends_the_truce_unless_all_want_it_carried_on()
    {
        LastWeek.When(Voice.Office, new PublishWeek(3, Nothing, [])).Then(
            new WeekPublished(3, [], [], Nine), new TruceEnded(false), new AftermathEnded(), new TableClosed());
        LastWeek.And(new ExtensionWanted(Us)).When(Voice.Office, new PublishWeek(3, Nothing, [])).Then(
            new WeekPublished(3, [], [], Nine), new TruceEnded(false), new AftermathEnded(), new TableClosed());
        LastWeek.And(new ExtensionWanted(Us), new ExtensionWanted(China))
            .When(Voice.Office, new PublishWeek(3, Nothing, [])).Then(
            new WeekPublished(3, [], [], Nine), new TruceEnded(true), new AftermathEnded(), new TableClosed());
    }

    [Fact]
    public void An_agreement_that_outlasts_the_weeks_needs_no_votes()
    {
        var year = Third(At(Clear.With(Truce, 2), Reach.Aftermath));
        year.When(Voice.Office, new PublishWeek(3, Nothing, [])).Then(
            new WeekPublished(3, [], [], Nine), new TruceEnded(true), new AftermathEnded(), new TableClosed());
        year.And(new AgreementTakenBack(Us, "")).When(Voice.Office, new PublishWeek(3, Nothing, [])).Then(
            new WeekPublished(3, [], [], Nine), new TruceEnded(false), new AftermathEnded(), new TableClosed());
    }

    [Fact]
    public void In_a_campaign_the_table_adjourns_for_the_next_round()
    {
        Third(At(Clear, Reach.Campaign)).When(Voice.Office, new PublishWeek(3, Nothing, [])).Then(
            new WeekPublished(3, [], [], Nine), new TruceEnded(false), new AftermathEnded());
        CampaignsEnd.When(Us, new SayWords("And now?")).Refused("adjourned");
        CampaignsEnd.When(Voice.Office, new OpenRound(SequelScenario.Agenda)).Then(
            new RoundOpened(SequelScenario.Agenda, Nine), new TalksBegan(Nine));
        CampaignsEnd.When(Voice.Office, new BeginAftermath()).Refused("no-aftermath");
    }

    [Fact]
    public void The_next_round_starts_afresh_and_its_offers_count_on()
    {
        var next = CampaignsEnd.And(new TrustMoved("us", -9, ""), new StatementMade(Us, Tone.Warm, null, "Good."),
            new RoundOpened(SequelScenario.Agenda, Nine), new TalksBegan(Nine));
        Assert.Equal(("small-two", TablePhase.Talking), (next.Room.Agenda!.Scenario, next.Room.Phase));
        Assert.Equal((1, 1), (next.Room.Earlier.Count, next.Room.OffersBefore));
        Assert.Empty(next.Room.Offers);
        Assert.Null(next.Room.Accord);
        Assert.Null(next.Room.Outcome);
        Assert.Equal(41, next.Room.Standing.TrustIn("us"));
        Assert.Empty(next.Room.Standing.Statements);
        next.When(Us, new MakeOffer(Vague, "")).Then(new ClockMoved(new(0, 560)), new OfferMade(2, Us, Vague, ""));
        next.When(China, new AcceptOffer(1)).Refused("no-such-offer");
        Assert.Equal(2, next.And(new OfferMade(2, Us, Vague, "")).Room.Offer(2)!.Number);
        Assert.Null(next.Room.Offer(1));
    }

    private static ImmutableArray<Publication> Figures(int week, params int[] percents) =>
        [.. percents.Select((p, i) => new Publication(week, i + 1, p, null))];

    private static GivenTable Third(GivenTable table) =>
        table.And(new WeekPublished(1, [], [], Nine), new WeekPublished(2, [], [], Nine));

    private static GivenTable At(Scenarios.Package package, Reach reach) => new(
        new TableOpened(LongAgenda, ClockSetting.ByMoves, [], reach), new TalksBegan(Nine),
        new OfferMade(1, Us, package, ""), new OfferAccepted(1, China), new AgreementReached(1, package),
        new VerdictsAnnounced(1, [new("us", true, ""), new("china", true, "")]),
        new AftermathBegan(package, Commitment.Of(LongAgenda, package), Nine));
}
