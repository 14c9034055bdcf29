using System.Globalization;

namespace TradeSim.Cli.Tournaments;

/// <summary>One negotiation of a tournament.</summary>
internal sealed record Played(
    string Domain, string First, string Second, int Seed, bool IsAgreed, int Rounds, double FirstUtility, double SecondUtility,
    double FirstAdvantage, double SecondAdvantage, double NashDistance, double ParetoDistance, double JointEfficiency)
{
    /// <summary>The names of the columns.</summary>
    public const string Header = "domain,first,second,seed,agreed,rounds,first_utility,second_utility,first_advantage,"
        + "second_advantage,nash_distance,pareto_distance,joint_efficiency";

    /// <summary>Measures a result on its ground.</summary>
    public static Played Of(Ground ground, string first, string second, int seed, Negotiators.Exchanges.Result result)
    {
        var (a, b) = (result.FirstUtility, result.SecondUtility);
        var gain = a - ground.First.Reservation + b - ground.Second.Reservation;
        return new(ground.Name, first, second, seed, result.Outcome is not null, result.Rounds, a, b,
            Advantage(a, ground.First), Advantage(b, ground.Second),
            ground.Nash is { } nash ? Distance(a, b, nash) : 0, ground.Frontier.Min(p => Distance(a, b, p)),
            ground.MostGain > 0 ? Math.Max(0, gain) / ground.MostGain : 0);
    }

    /// <summary>As one row.</summary>
    public string Row() => string.Join(',', Domain, First, Second, Seed, IsAgreed ? 1 : 0, Rounds, Text(FirstUtility),
        Text(SecondUtility), Text(FirstAdvantage), Text(SecondAdvantage), Text(NashDistance), Text(ParetoDistance),
        Text(JointEfficiency));

    /// <summary>Reads a row; null where it is not one.</summary>
    public static Played? Read(string row)
    {
        var c = row.Split(',');
        if (c.Length != 13) return null;
        try
        {
            double N(int i) => double.Parse(c[i], CultureInfo.InvariantCulture);
            return new(c[0], c[1], c[2], int.Parse(c[3], CultureInfo.InvariantCulture), c[4] == "1",
                int.Parse(c[5], CultureInfo.InvariantCulture), N(6), N(7), N(8), N(9), N(10), N(11), N(12));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static double Advantage(double u, Negotiators.Exchanges.Profile own) =>
        own.Best > own.Reservation ? (u - own.Reservation) / (own.Best - own.Reservation) : 0;

    private static double Distance(double a, double b, (double First, double Second) to) =>
        Math.Sqrt(((a - to.First) * (a - to.First)) + ((b - to.Second) * (b - to.Second)));

    // Round-trip text: a resumed tournament adds up the very same numbers.
    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
