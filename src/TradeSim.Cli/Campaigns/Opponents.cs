using TradeSim.Scenarios;

namespace TradeSim.Cli.Campaigns;

/// <summary>Reads who plays which party from the words of a command line.</summary>
internal static class Opponents
{
    /// <exception cref="UnusableException">A word is off, or a party is missing or named twice.</exception>
    public static Dictionary<string, string> Read(Scenario scenario, string[] parties)
    {
        var known = string.Join(", ", scenario.Agenda.Parties.Select(p => p.Id));
        var negotiators = new Dictionary<string, string>();
        foreach (var words in parties)
        {
            var equals = words.IndexOf('=');
            if (equals < 1 || equals == words.Length - 1)
                throw new UnusableException(
                    $"--party {words}: write ID=NEGOTIATOR, such as {scenario.Agenda.Parties[0].Id}=envoy.");
            var party = words[..equals];
            if (scenario.Agenda.Party(party) is null)
                throw new UnusableException(
                    $"--party {words}: there is no party \"{party}\"; the parties are {known}.");
            if (!negotiators.TryAdd(party, words[(equals + 1)..]))
                throw new UnusableException(
                    $"--party {words}: \"{party}\" was given already; name each party once.");
        }

        return scenario.Agenda.Parties.FirstOrDefault(p => !negotiators.ContainsKey(p.Id)) is { } forgotten
            ? throw new UnusableException(
                $"Nobody plays \"{forgotten.Id}\"; add --party {forgotten.Id}=NEGOTIATOR.")
            : negotiators;
    }
}
