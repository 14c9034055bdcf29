using TradeSim.Negotiators;
using TradeSim.Protocol;
using Xunit;
using static TradeSim.Delegations.DelegationCommand;

namespace TradeSim.Tests.Negotiators;

public sealed class MatchTests
{
    [Theory]
    [InlineData("envoy", "envoy")]
    [InlineData("random", "envoy")]
    [InlineData("random", "boulware")]
    public void The_same_scenario_names_and_seed_give_the_same_bytes(string north, string south) =>
        Assert.Equal(Talks.Bytes(Talks.Play(north, south, 7)), Talks.Bytes(Talks.Play(north, south, 7)));

    [Fact]
    public void Another_seed_plays_otherwise() =>
        Assert.NotEqual(
            Talks.Play("random", "random", 1).Table.Room.Offers[0].Package,
            Talks.Play("random", "random", 2).Table.Room.Offers[0].Package);

    [Fact]
    public void A_match_replays_to_itself() =>
        Assert.Null(Verification.FirstDifference(
            ReplayFile.Read(Talks.Bytes(Talks.Play("envoy", "linear")))));

    [Fact]
    public void Every_move_has_its_sealed_reason()
    {
        var rooms = Talks.Play("envoy", "linear");
        foreach (var party in new[] { Talks.North, Talks.South })
            Assert.Equal(
                rooms.Table.Entries.Where(e => e.By.Party == party).Select(e => (e.Number - 1, e.CommandId)),
                rooms.Delegations[party].Entries.Where(e => !e.By.IsOffice).Select(e =>
                    (((NoteReason)e.Command).Heard, e.CommandId)));
    }

    [Fact]
    public void Unknown_names_and_missing_parties_are_said_in_a_sentence()
    {
        Assert.Contains("no negotiator mule", Refused(new() { ["north"] = "mule", ["south"] = "envoy" }));
        Assert.Contains("no party east", Refused(new() { ["east"] = "envoy" }));
        Assert.Contains("south has no negotiator", Refused(new() { ["north"] = "envoy" }));

        static string Refused(Dictionary<string, string> negotiators) =>
            Assert.Throws<ArgumentException>(() => Match.Play(Talks.Scenario, negotiators, 1)).Message;
    }
}
