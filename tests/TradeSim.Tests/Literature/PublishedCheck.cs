using Xunit;

namespace TradeSim.Tests.Literature;

/// <summary>One published number, and what the project's model says to it.</summary>
/// <param name="What">The check, in words.</param>
/// <param name="Source">Who published it, and when.</param>
/// <param name="Expected">The published number, as it is told.</param>
/// <param name="Least">The least number of ours that agrees.</param>
/// <param name="Most">The largest number of ours that agrees.</param>
/// <param name="Ours">Our number.</param>
/// <param name="Told">Our number as a text, rounded so that every machine writes the same.</param>
internal sealed record PublishedCheck(
    string What, string Source, string Expected, double Least, double Most, Func<double> Ours,
    Func<double, string> Told)
{
    /// <summary>The range that agrees, as a text.</summary>
    public string Within => Most switch
    {
        double.MaxValue => "the sign",
        > 0 and < 1e-6 => FormattableString.Invariant($"{Most:0e-00}"),
        _ => FormattableString.Invariant($"{Least:0.####} to {Most:0.####}"),
    };

    public void Holds() => Assert.InRange(Ours(), Least, Most);
}
