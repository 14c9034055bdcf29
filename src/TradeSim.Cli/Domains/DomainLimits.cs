namespace TradeSim.Cli.Domains;

/// <summary>
/// The bounds of other people's files: far above every published domain, far below what would hurt.
/// </summary>
internal static class DomainLimits
{
    public const int FileBytes = 8 * 1024 * 1024;
    public const int Depth = 16;
    public const int Parties = 8;
    public const int Issues = 100;
    public const int Options = 10_000;

    /// <summary>Utilities are added up in millionths of a millionth, as whole numbers of 64 bits.</summary>
    public const double Utility = 1_000_000;

    /// <summary>
    /// Three parties and more may have frontiers of nearly as many points as there are outcomes.
    /// </summary>
    public const double OutcomesOfMany = 10_000_000;
}
