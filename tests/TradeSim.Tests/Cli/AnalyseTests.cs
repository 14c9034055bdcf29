using System.Text.Json;
using Xunit;

namespace TradeSim.Tests.Cli;

/// <summary>`tradesim analyse` on small domains of each format, worked out by hand.</summary>
public sealed class AnalyseTests
{
    private static readonly string[] Laptop =
        [Sample("genius/laptop.xml"), "--profiles", Sample("genius/buyer.xml"), Sample("genius/seller.xml")];

    private static readonly string[] Trade =
        [Sample("negmas/trade.yml"), "--profiles", Sample("negmas/buyer.yml"), Sample("negmas/seller.yml")];

    // Buyer: weights 2 and 2, so 1/2 each; price 4, 2, 0 of 4; warranty 0, 8 of 8. Seller: 3/4 and 1/4; price 0, 5,
    // 10 of 10; warranty 2, 1 of 2.
    //   low none (.5, .25)     mid none (.25, .625)   high none (0, 1)
    //   low year (1, .125)     mid year (.75, .5)     high year (.5, .875)
    [Fact]
    public void A_GENIUS_domain_has_the_frontier_worked_by_hand()
    {
        var found = Json(Laptop);
        Assert.Equal(["domain", "format", "parties", "outcomes", "reservation", "discounts", "frontier",
            "solutions", "relative_to", "disagreement", "ties", "logrolling_index", "zone", "milliseconds",
            "milliseconds_cold"], found.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("laptop", "GENIUS XML", 6, "reservation"), (found.GetProperty("domain").GetString(),
            found.GetProperty("format").GetString(), found.GetProperty("outcomes").GetInt32(),
            found.GetProperty("relative_to").GetString()));
        Assert.Equal(["buyer", "seller"], found.GetProperty("parties").EnumerateArray().Select(p => p.GetString()));
        Assert.Equal([0.2, 0.3], Numbers(found.GetProperty("reservation")));
        Assert.Equal([[0, 1], [0.5, 0.875], [0.75, 0.5], [1, 0.125]], Frontier(found));
        var package = found.GetProperty("frontier")[1].GetProperty("package");
        Assert.Equal(("high", "year"),
            (package.GetProperty("Price").GetString(), package.GetProperty("Warranty").GetString()));
        Assert.Equal([0.9, 1], found.GetProperty("discounts").EnumerateArray().Select(d =>
            d[0].GetProperty("numbers").GetProperty("discount_factor").GetDouble()));
    }

    // Rational are (.5,.875) and (.75,.5), with gains (.3,.575) and (.55,.2): products .1725 and .11, smallest shares
    // .3/.55 and .2/.575, smallest gains .3 and .2, sums .875 and .75.
    [Fact]
    public void Solutions_are_relative_to_reservation_values()
    {
        var solutions = Json(Laptop).GetProperty("solutions");
        Assert.Equal(["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"],
            solutions.EnumerateObject().Select(s => s.Name));
        foreach (var solution in solutions.EnumerateObject())
            Assert.Equal([0.5, 0.875], Numbers(solution.Value.GetProperty("utilities")));
    }

    // Relative to zero the smallest gains of (.5,.875) and (.75,.5) are both .5: the first party's utility decides.
    [Fact]
    public void Relative_to_zero_a_tie_goes_to_the_first_partys_larger_utility()
    {
        var found = Json([.. Laptop, "--relative-to", "zero"]);
        Assert.Equal([0, 0], Numbers(found.GetProperty("disagreement")));
        Assert.Equal([0.75, 0.5], Solution(found, "egalitarian"));
        Assert.Equal([0.5, 0.875], Solution(found, "nash"));
        Assert.Contains("first party", found.GetProperty("ties").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_are_left_out_on_demand()
    {
        var found = Json([.. Laptop, "--no-packages"]);
        Assert.False(found.GetProperty("frontier")[0].TryGetProperty("package", out _));
        Assert.False(found.GetProperty("solutions").GetProperty("nash").TryGetProperty("package", out _));
        Assert.Equal([0.5, 0.875], Solution(found, "nash"));
    }

    // Buyer: 1 + (2q - 1)/2 - p/100. Seller: twice 1, .6, .1 by quantity, plus 1 for the price of 120.
    //   1/100 (.5, 2)   2/100 (1.5, 1.2)   3/100 (2.5, .2)
    //   1/120 (.3, 3)   2/120 (1.3, 2.2)   3/120 (2.3, 1.2)
    // 2/100 falls to 3/120 although 2 * .1 + 1 is only nearly 1.2. Gains over (.5,.4) of (1.3,2.2) and (2.3,1.2) are
    // (.8,1.8) and (1.8,.8): one product, one sum, one smallest gain; the first party's utility decides.
    [Fact]
    public void A_NegMAS_domain_has_the_frontier_worked_by_hand()
    {
        var found = Json(Trade);
        Near([[0.3, 3], [1.3, 2.2], [2.3, 1.2], [2.5, 0.2]], Frontier(found));
        Near([[2.3, 1.2], [2.3, 1.2], [2.3, 1.2]],
            [Solution(found, "nash"), Solution(found, "egalitarian"), Solution(found, "utilitarian")]);
        Assert.Equal([0.5, 0.4], Numbers(found.GetProperty("reservation")));
        var discount = found.GetProperty("discounts")[1][0];
        Assert.Equal(("ExpDiscountedUFun", 0.9), (discount.GetProperty("kind").GetString(),
            discount.GetProperty("numbers").GetProperty("discount").GetDouble()));
        Assert.Equal("120", found.GetProperty("frontier")[0].GetProperty("package").GetProperty("Price").GetString());
    }

    //   x x (1, .15, .5)   x y (.8, .85, 0)   y x (.4, .3, 1)   y y (.2, 1, .5)
    // All are efficient for three; for A and B alone y x falls to x y. With d = (0, .1, .25) x y is not rational;
    // gains (1, .05, .25), (.4, .2, .75), (.2, .9, .25): products .0125, .06, .045; sums 1.3, 1.35, 1.35.
    [Fact]
    public void NegoLog_profiles_of_three_parties_are_analysed_together()
    {
        var found = Json([Sample("negolog/profileA.json"), Sample("negolog/profileB.json"), "--profiles",
            Sample("negolog/profileC.json")]);
        Near([[0.2, 1, 0.5], [0.4, 0.3, 1], [0.8, 0.85, 0], [1, 0.15, 0.5]], Frontier(found));
        Near([[0.4, 0.3, 1], [0.4, 0.3, 1]], [Solution(found, "nash"), Solution(found, "utilitarian")]);
        Near([[0.2, 1, 0.5], [0.8, 0.85, 0], [1, 0.15, 0.5]],
            [.. Frontier(Json([Sample("negolog/profileA.json"), Sample("negolog/profileB.json")]))
                .Zip([0.5, 0, 0.5], (u, c) => (double[])[.. u, c])]);
    }

    [Fact]
    public void A_scenario_of_ours_is_analysed_in_points_with_its_zone()
    {
        var found = Json([SampleScenario]);
        Assert.Equal(("small", "TradeSim scenario", 9), (found.GetProperty("domain").GetString(),
            found.GetProperty("format").GetString(), found.GetProperty("outcomes").GetInt32()));
        Assert.Equal(4, found.GetProperty("zone").GetProperty("packages_in_zone").GetInt32());
        Assert.All(Frontier(found), point => Assert.All(point, u => Assert.Equal(Math.Round(u), u)));
    }

    [Fact]
    public void Where_nothing_is_rational_there_is_no_solution()
    {
        var greedy = Altered("negolog/profileA.json", "\"reservationValue\": 0.0", "\"reservationValue\": 0.9");
        string[] args = [greedy, Sample("negolog/profileB.json"), Sample("negolog/profileC.json")];
        Assert.Equal([1, 0.15, 0.5], Solution(Json(args), "nash"));
        var greedier = Altered("negolog/profileB.json", "\"reservationValue\": 0.1", "\"reservationValue\": 0.9");
        args = [greedy, greedier];
        Assert.Equal(JsonValueKind.Null, Json(args).GetProperty("solutions").ValueKind);
        Assert.Contains("there is no solution", Typed.In(["analyse", .. args]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_gets_tables()
    {
        var typed = Typed.In(["analyse", .. Laptop]);
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        Assert.All(["laptop (GENIUS XML): 6 outcomes, 4 efficient", "kalai-smorodinsky", "Price: high, Warranty: year",
            "0.875", "relative to reservation values (0.2, 0.3)", "buyer has a discount, which is not applied"],
            said => Assert.Contains(said, typed.Output, StringComparison.Ordinal));
    }

    internal static string Sample(string file) => Path.Combine(AppContext.BaseDirectory, "Cli", "domains", file);

    /// <summary>A sample with one place changed, in a file of its own.</summary>
    internal static string Altered(string sample, string find, string put)
    {
        var text = File.ReadAllText(Sample(sample));
        Assert.Contains(find, text, StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("tradesim-domain").FullName;
        var file = Path.Combine(folder, Path.GetFileName(sample));
        File.WriteAllText(file, text.Replace(find, put, StringComparison.Ordinal));
        return file;
    }

    private static string SampleScenario => ScenarioFiles.Sample.SmallFile;

    private static JsonElement Json(string[] args)
    {
        var typed = Typed.In(["analyse", .. args, "--json"]);
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        return typed.Json;
    }

    private static double[][] Frontier(JsonElement found) => [.. found.GetProperty("frontier").EnumerateArray()
        .Select(p => Numbers(p.GetProperty("utilities")))];

    private static double[] Solution(JsonElement found, string name) =>
        Numbers(found.GetProperty("solutions").GetProperty(name).GetProperty("utilities"));

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];

    private static void Near(double[][] expected, double[][] found)
    {
        Assert.Equal(expected.Length, found.Length);
        foreach (var (e, f) in expected.Zip(found).SelectMany(p => p.First.Zip(p.Second)))
            Assert.Equal(e, f, 1e-12);
    }
}
