using TradeSim.Negotiators;
using TradeSim.Scenarios;
using TradeSim.Sessions;

namespace TradeSim.Cli.Bridges;

/// <summary>The programs that speak for delegations in one play; all of them are ended when it is disposed.</summary>
internal sealed class Outsiders : IDisposable
{
    private const string Mark = "process:";

    private readonly Dictionary<string, OutsideProgram> programs = [];
    private readonly Dictionary<string, Spokesman> spokesmen = [];

    /// <summary>Starts the programs among these players.</summary>
    /// <exception cref="UnusableException">One cannot be started, or more than two parties talk.</exception>
    public Outsiders(Scenario scenario, IReadOnlyDictionary<string, string> players)
    {
        Names = players.ToDictionary(p => p.Key, p => IsProgram(p.Value) ? Match.Outside : p.Value);
        try
        {
            foreach (var (party, player) in players.Where(p => IsProgram(p.Value)))
            {
                if (scenario.Agenda.Parties.Length != 2)
                    throw new UnusableException($"{party}=process: {scenario.Agenda.Parties.Length} parties sit in "
                        + $"{scenario.Id}; a program can speak where two do. Choose a negotiator for {party}.");
                programs[party] = new(party, player[Mark.Length..], OutsideProgram.Patience);
                spokesmen[party] = new(party, programs[party]);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Party id to the name of what plays it.</summary>
    public Dictionary<string, string> Names { get; }

    /// <summary>Party id to the one that decides for it.</summary>
    public IReadOnlyDictionary<string, Outsider> Deciders =>
        spokesmen.ToDictionary(s => s.Key, s => (Outsider)s.Value.Decide);

    /// <summary>Tells every program how the talks ended.</summary>
    public void Leave(Agenda agenda, SessionEvent.SessionConcluded end)
    {
        foreach (var spokesman in spokesmen.Values)
            spokesman.Leave(new
            {
                over = new
                {
                    outcome = end.Agreement is null ? "no-agreement" : "agreement",
                    package = end.Agreement is { } package ? Worded.Of(agenda).Write(package) : null,
                },
            });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var program in programs.Values) program.Dispose();
    }

    private static bool IsProgram(string player) => player.StartsWith(Mark, StringComparison.Ordinal);
}
