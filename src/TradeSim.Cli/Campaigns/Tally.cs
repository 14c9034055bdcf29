using System.Globalization;
using System.Text;
using TradeSim.Scenarios;

namespace TradeSim.Cli.Campaigns;

/// <summary>How many campaigns came out how.</summary>
internal sealed class Tally(IReadOnlyList<Scenario> rounds, IReadOnlyList<PlayedCampaign> played)
{
    /// <summary>By round: every outcome with how often it came.</summary>
    public IEnumerable<(Scenario Round, string Question, string Outcome, int Count)> Counts()
    {
        for (var i = 0; i < rounds.Count; i++)
        {
            var fates = played.Select(p => p.Rounds[i]).ToArray();
            yield return Row("Talks", "ratified at once", f => f.Ratified == Ratified.AtOnce);
            yield return Row("Talks", "ratified after a return", f => f.Ratified == Ratified.AfterReturn);
            yield return Row("Talks", "no deal", f => f.Ratified == Ratified.NoDeal);
            yield return Row("Weeks", "complied", f => f.Lived == Lived.Complied);
            yield return Row("Weeks", "disputed", f => f.Lived == Lived.Disputed);
            yield return Row("Weeks", "taken back", f => f.Lived == Lived.TakenBack);
            yield return Row("Weeks", "nothing to keep", f => f.Lived == Lived.WithoutDeal);
            if (rounds[i].Agenda.Aftermath?.Expiry is null) continue;
            yield return Row("Truce", "extended", f => f.Truce == Truce.Extended);
            yield return Row("Truce", "expired", f => f.Truce == Truce.Expired);

            (Scenario Round, string Question, string Outcome, int Count) Row(
                string question, string outcome, Func<RoundFate, bool> holds) =>
                (rounds[i], question, outcome, fates.Count(holds));
        }
    }

    /// <summary>By party: mean gain over the reservation, and mean trust at the end.</summary>
    public IEnumerable<(string Party, double Gain, double Trust)> Parties() =>
        rounds[0].Agenda.Parties.Select((p, i) => (p.Id,
            played.Average(c => c.Parties[i].Gain), played.Average(c => c.Parties[i].Trust)));

    /// <summary>By persona that played a party: how often, mean gain, and mean trust at the end.</summary>
    public IEnumerable<(string Persona, int Count, double Gain, double Trust)> Personas() => played
        .SelectMany(c => c.Parties).GroupBy(p => p.Persona).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (g.Key, g.Count(), g.Average(p => p.Gain), g.Average(p => p.Trust)));

    /// <summary>One line a round of each campaign.</summary>
    public string Csv()
    {
        var parties = rounds[0].Agenda.Parties.Select(p => p.Id).ToArray();
        var text = new StringBuilder(
            "seed,round,scenario,talks,weeks,truce,refusals,allegations,suspensions,levers,calls");
        foreach (var party in parties)
            text.Append(CultureInfo.InvariantCulture,
                $",{party}_persona,{party}_score,{party}_reservation,{party}_trust_at_end");
        text.Append('\n');
        foreach (var campaign in played)
            foreach (var (i, round) in campaign.Rounds.Index())
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"{campaign.Seed},{i + 1},{round.Scenario},{round.Ratified},")
                    .Append(CultureInfo.InvariantCulture, $"{round.Lived},{round.Truce},{round.Refusals},")
                    .Append(CultureInfo.InvariantCulture,
                        $"{round.Allegations},{round.Suspensions},{round.Levers},")
                    .Append(CultureInfo.InvariantCulture, $"{round.Calls}");
                foreach (var (result, end) in round.Results.Zip(campaign.Parties))
                    text.Append(CultureInfo.InvariantCulture,
                        $",{end.Persona},{result.Score},{result.Reservation},{end.Trust}");
                text.Append('\n');
            }

        return text.ToString();
    }
}
