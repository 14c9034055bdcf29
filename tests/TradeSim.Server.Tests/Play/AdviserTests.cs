using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Play;

public sealed class AdviserTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task An_AI_in_one_seat_advises_inside_consents_and_says_nothing_at_the_table()
    {
        await using var pair = await Pair.Begin(shared.Server, TestScenario.Setup(shared.NewCode()) with
        {
            Advisers = ImmutableSortedDictionary<string, string>.Empty.Add("us/second-a", "envoy"),
            Consent = Consent.Majority,
        });
        await pair.A.HearsInside(d => d.Advisers.ContainsKey("second-a"), "the adviser");
        Assert.Equal("no-majority", (await pair.A.Say(new TableCommand.MakeOffer(TestScenario.Middle, "Here."))).Code);
        Assert.Null((await pair.A.Say(new DelegationCommand.SaveDraft(TestScenario.Middle))).Because);
        await pair.A.HearsInside(d => TestScenario.Middle.Equals(d.Consents.GetValueOrDefault("second-a")), "its consent");
        await pair.A.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        await pair.B.Move(new TableCommand.MakeOffer(TestScenario.StatusQuo, "Nothing."));
        await pair.A.HearsInside(d => d.Talk.Any(t => t.Seat == "second-a"
            && t.Words.StartsWith("Offer 2 gives us 0 points", StringComparison.Ordinal)), "its advice");
        Assert.DoesNotContain(pair.B.Table.Room.Lines, l => l.By.Seat == "second-a");
        Assert.Empty(pair.B.Delegation.Room.Advisers);
    }
}
