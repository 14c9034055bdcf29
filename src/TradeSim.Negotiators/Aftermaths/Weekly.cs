using TradeSim.Agreements;
using TradeSim.Negotiators.Personas;
using TradeSim.Tables;
using static TradeSim.Delegations.DelegationCommand;

namespace TradeSim.Negotiators.Aftermaths;

/// <summary>A week after the talks: at most two acts at the table, and then the measures, which are always
/// sealed.</summary>
internal static class Weekly
{
    private const int MostActs = 2;

    public static Move Decide(SeatView view, OwnSide own)
    {
        var name = view.Strategy.Name;
        if (!NegotiatorNames.IsEnvoy(name))
            return name == NegotiatorNames.Random ? AtRandom(view) : Seal(view, _ => Conduct.Fulfil,
                $"{name}: keeps to the text as it reads it.");
        var persona = Persona.Of(view.Strategy);
        var stakes = new Stakes(view, own);
        return (Acts(view) < MostActs ? Act(view, own, persona, stakes) : null)
            ?? Measures(view, persona, stakes);
    }

    private static Move? Act(SeatView view, OwnSide own, Persona persona, Stakes stakes)
    {
        var last = new LastResorts(view, own, persona, stakes);
        return last.TakeBack()
            ?? (stakes.Accord.Package is null ? null : new Complaints(view, own, persona, stakes).Decide())
            ?? last.Extend() ?? last.Pull();
    }

    /// <summary>What this party did at the table in this week.</summary>
    private static int Acts(SeatView view) => view.Table.Lines.Count(l =>
        l is TalkLine.Noted noted && noted.By.Party == view.Party && noted.Week == view.Table.Accord!.Week);

    private static Move Measures(SeatView view, Persona persona, Stakes stakes)
    {
        var conscience = new Conscience(view, persona, stakes);
        var chosen = view.Own.Week!.Commitments.ToDictionary(n => n, n =>
            conscience.Choose(stakes.Accord.Find(n)!));
        var said = string.Join(" ", chosen.Where(c => c.Value.Conduct != Conduct.Fulfil)
            .Select(c => $"Commitment {c.Key}, {Words(c.Value.Conduct)}: {c.Value.Why}."));
        return Seal(view, n =>
            chosen[n].Conduct, chosen.Count == 0 ? "There is nothing to carry out in this week."
            : said.Length == 0 ? $"As {persona.Name}: we keep all that we promised."
                : $"As {persona.Name}. {said}");
    }

    private static string Words(Conduct conduct) => conduct switch
    {
        Conduct.GoBeyond => "more than we read in it",
        Conduct.SlowWalk => "slowly",
        Conduct.FormOnly => "in form only",
        Conduct.Breach => "not at all",
        _ => "as we read it",
    };

    private static Move AtRandom(SeatView view)
    {
        var chance = new Chance(view.Strategy.Seed, (view.Table.Earlier.Count * 100) + view.Own.Week!.Week);
        return Seal(view, _ =>
            (Conduct)chance.Below(Enum.GetValues<Conduct>().Length), "random: each measure is drawn.");
    }

    private static Move Seal(SeatView view, Func<int, Conduct> conduct, string reason) => new(
        new SealMeasures(view.Own.Week!.Week,
            [.. view.Own.Week.Commitments.Select(n => new MeasureTaken(n, conduct(n)))]), reason);
}
