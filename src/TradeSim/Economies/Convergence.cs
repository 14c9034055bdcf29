namespace TradeSim.Economies;

/// <summary>Whether a policy was solved, and how it went; a solution without this being reached holds no
/// numbers.</summary>
/// <param name="IsReached">True if the residual is at most the tolerance.</param>
/// <param name="Sweeps">How often the whole system was evaluated.</param>
/// <param name="Residual">The largest difference between an unknown and what follows from it, in
/// logarithms.</param>
/// <param name="Tolerance">What was asked.</param>
/// <param name="Attempts">1 if the first try succeeded; each further one takes smaller steps.</param>
public readonly record struct Convergence(
    bool IsReached, int Sweeps, double Residual, double Tolerance, int Attempts);

/// <summary>Where a solve starts.</summary>
public enum Start
{
    /// <summary>The base year: the same policy gives the same digits whatever was solved before.</summary>
    Base,

    /// <summary>The economy's last solution: fast where policies differ little.</summary>
    Last,
}
