using TradeSim.Negotiators;
using TradeSim.Scenarios;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Negotiators;

public sealed class PhrasesTests
{
    private static readonly Package Good = new([2, 1, 2, 0, 2, 1, 1]);

    // Fails when Negotiator.Decide forgets Phrases.NotTwice.
    [Fact]
    public void An_offer_that_is_taken_up_twice_running_comes_in_other_words()
    {
        var (first, table) = Settling();
        table = Talks.Say(table, Talks.South, new TableCommand.RejectOffer(table.Offers[^1].Number, "No."));
        var second = Decided(table);
        Assert.Equal(first.Package, second.Package);
        Assert.NotEqual(first.Words, second.Words);
    }

    // Fails when Refusing.Because takes the issue on which the offer is best for us.
    [Fact]
    public void A_no_names_what_is_worst_in_the_offer_and_that_the_own_offer_stands()
    {
        var table = Talks.Say(Talks.Begun(), Talks.North, new TableCommand.MakeOffer(Good, ""));
        table = Talks.Say(table, Talks.South, new TableCommand.MakeOffer(Good.With(0, 0).With(6, 2), ""));
        var words = Refusing.ForRejection(Talks.View(table, Talks.North), table.Offers[^1]);
        Assert.Contains("offer 2", words, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("“Ore A” on Ore", words, StringComparison.Ordinal);
        Assert.Contains("our offer 1", words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Reports", words, StringComparison.Ordinal);
    }

    /// <summary>The last minutes, in which North puts forward again the best of South's offers.</summary>
    private static (TableCommand.MakeOffer First, Table Then) Settling()
    {
        var table = Talks.Say(Talks.Begun(), Talks.South, new TableCommand.MakeOffer(Good, ""));
        for (var n = 1; n < 30; n++)
        {
            var move = n > 10 ? Negotiator.Decide(Talks.View(table, Talks.North)) : null;
            if (move?.AtTable is TableCommand.MakeOffer offer && offer.Package.Equals(Good))
                return (offer, Talks.Say(table, Talks.North, offer));
            table = Talks.Say(table, Talks.South, Talks.Offer(0, 0, 1, 0, 0, 0, n % 2));
        }

        throw new InvalidOperationException("North never takes up what South offered.");
    }

    private static TableCommand.MakeOffer Decided(Table table) =>
        Assert.IsType<TableCommand.MakeOffer>(Negotiator.Decide(Talks.View(table, Talks.North))!.AtTable);
}
