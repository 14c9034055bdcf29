namespace TradeSim.Cli.Loads;

/// <summary>What is to be played at a server.</summary>
/// <param name="Seats">People a session: one for each party, then further ones by turns.</param>
/// <param name="Drop">The part of all connections that is cut every <see cref="LoadRun.BetweenCuts"/>, from 0 to 1.</param>
/// <param name="Think">The average time between a person's two moves.</param>
internal sealed record LoadPlan(
    Uri Site, string Scenario, int Sessions, int Seats, TimeSpan Length, double Drop, TimeSpan Think, int Seed);
