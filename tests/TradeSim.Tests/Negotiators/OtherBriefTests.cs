using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Negotiators;

// Whole talks against somebody who says the same in every session and was told something else in each.
public sealed class OtherBriefTests
{
    private static readonly int[][] Said =
    [
        [0, 0, 0, 0, 0, 0, 1], [0, 0, 1, 0, 0, 0, 1], [1, 0, 1, 0, 0, 1, 1], [1, 1, 1, 0, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1],
    ];

    // Fails when anything of the other delegation reaches the view, be it by a number that only the reasons show.
    [Theory]
    [InlineData("envoy")]
    [InlineData("envoy:hardliner@3")]
    [InlineData("envoy:dealmaker@1")]
    [InlineData("nice-tit-for-tat")]
    [InlineData("micro")]
    [InlineData("agentk")]
    [InlineData("boa")]
    public void What_an_AI_says_and_thinks_does_not_depend_on_what_the_other_side_was_told(string name)
    {
        var here = Told(name, Talks.Scenario);
        for (var seed = 1; seed <= 8; seed++)
            Assert.Equal(here, Told(name, Talks.Scenario with
            {
                Briefs = [Talks.Scenario.Brief(Talks.North), Free(Talks.Varied(seed).Brief(Talks.South), 100 * seed)],
            }));
        // The same way to tell sees a difference where there is one: other talks, and the AI's own brief.
        Assert.NotEqual(here, Told(name, Talks.Scenario with
        {
            Briefs = [Talks.Varied(3).Brief(Talks.North), Free(Talks.Scenario.Brief(Talks.South), 290)],
        }));
    }

    /// <summary>All that is heard at the table, and what the AI noted for itself.</summary>
    private static string Told(string name, Scenario scenario)
    {
        var open = scenario with { Briefs = [scenario.Brief(Talks.North), Free(scenario.Brief(Talks.South), scenario.Brief(Talks.South).Reservation)] };
        var next = 0;
        var rooms = Match.Play(open, new Dictionary<string, string> { [Talks.North] = name, [Talks.South] = Match.Outside },
            11, new Dictionary<string, Outsider> { [Talks.South] = Speak });
        return string.Join('\n', rooms.Table.Entries.Select(e => Dialect.Write(e.Events))
            .Concat(rooms.Delegations[Talks.North].Entries.Select(e => Dialect.Write(e.Events))));

        Move? Speak(SeatView view, string? refused) => refused is null && next < 40
            ? new(new TableCommand.MakeOffer(new([.. Said[next++ % Said.Length]]), "Please consider this."), "As written.")
            : null;
    }

    /// <summary>A brief whose mandate lets its party say anything.</summary>
    private static Brief Free(Brief brief, int reservation) => brief with
    {
        Reservation = reservation,
        Mandate = new(-10_000, [], "", []),
    };
}
