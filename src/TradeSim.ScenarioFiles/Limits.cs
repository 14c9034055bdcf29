namespace TradeSim.ScenarioFiles;

/// <summary>The bounds of a scenario file: what a person can read, a screen can show, and a server can
/// check.</summary>
internal static class Limits
{
    public const int FileBytes = 1024 * 1024;
    public const int Id = 40;
    public const int OptionName = 28;
    public const int Name = 80;
    public const int Sentence = 400;
    public const int Paragraph = 1200;
    public const int Page = 20_000;
    public const int Address = 500;
    public const int Days = 10;
    public const int CostMinutes = 600;
    public const int Parties = 8;
    public const int LeastSeats = 3;
    public const int MostSeats = 5;
    public const int Issues = 20;
    public const int Options = 12;
    public const int Linkages = 40;
    public const int Sources = 300;
    public const int SourcesNamed = 30;
    public const int Points = 100_000;
    public const int Measures = 40;
    public const int Indicators = 24;
    public const int Weeks = 12;
    public const int Levers = 20;
    public const int Incidents = 40;
    public const int Constituencies = 12;
    public const int Allowances = 20;
    public const int Cases = 12;

    /// <summary>The largest number that a published figure may show.</summary>
    public const int Figure = 10_000_000;

    /// <summary>Support runs from 0 to this many points.</summary>
    public const int Support = 100;

    /// <summary>By how much an incident may move the mood of a country.</summary>
    public const int Mood = 20;

    /// <summary>Points for each percent of an indicator.</summary>
    public const int Weight = 10_000;

    /// <summary>The economy is solved for each combination of levels when a scenario is loaded: seconds, not minutes.</summary>
    public const int Appraised = 6_000;
    public const long Packages = 10_000_000;

    /// <summary>Combinations of options of issues that linkages and the economy join.</summary>
    /// <remarks>
    /// The zone of agreement is counted over all of them in memory, and a negotiator finds a frontier over them at
    /// every turn: a million take some 150 ms at worst, and 16 MB for two parties.
    /// </remarks>
    public const long JoinedPackages = 1_000_000;

    public const double LeastIntegrative = 0.2;
}
