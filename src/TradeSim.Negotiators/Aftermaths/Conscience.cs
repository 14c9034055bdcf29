using TradeSim.Agreements;
using TradeSim.Negotiators.Personas;

namespace TradeSim.Negotiators.Aftermaths;

/// <summary>
/// What the envoy does about each of its commitments: it keeps one unless breaking it saves more than
/// retaliation, trust and its own word are worth to it.
/// </summary>
internal sealed class Conscience(SeatView view, Persona persona, Stakes stakes)
{
    private const int TrustAtStake = 15;
    private const int BeforeDue = 40;
    private const int WhereAmbiguous = 40;
    private const int CheapShare = 3;
    private const int WrongedAt = 60;
    private const int ComesOut = 25;

    /// <summary>The measures of a week, with the words that tell why.</summary>
    public (Conduct Conduct, string Why) Choose(Commitment c)
    {
        var cost = -stakes.Worth(c);
        if (cost <= 0) return (Conduct.Fulfil, "it serves us anyway");
        if (persona.IsGenerous && c.IsAmbiguous
            && cost * CheapShare <= Math.Max(stakes.MostToLose, TrustAtStake))
            return (Conduct.GoBeyond, $"what they read in it costs us only {cost} and settles a quarrel");
        if (IsBorneOut(c) && (persona.Mirrors || persona.Honesty >= 80))
            return (Conduct.Fulfil, "they are right that we fell short, so we mend it");
        var isWronged = persona.Mirrors
            && stakes.Receives.Any(r => Watch.Belief(view, stakes.Accord, r) >= WrongedAt);
        // To the one who mirrors, a word that the others broke first binds no longer.
        var honesty = isWronged ? 0 : Persona.Moved(persona.Honesty, view.Strategy, 100 + c.Number);
        var fear = Persona.Moved(persona.Fear, view.Strategy, 200 + c.Number);
        var best = (Conduct.Fulfil, "what it would save is not worth what it would cost", Gain: 0);
        foreach (var way in persona.Evades)
        {
            var saved = cost * (c.OwnPercent - way.Delivers(c)) / 100;
            var counted = saved * Math.Max(0, 100 - honesty) / 100;
            var feared = (stakes.MostToLose + TrustAtStake) * Math.Max(0, fear) / 100 * Seen(c, way) / 100;
            if (counted - feared > best.Gain)
                best = (way, $"it saves {saved} of {cost} points, and the answer to it would cost {feared}",
                    counted - feared);
        }

        return (best.Item1, best.Item2);
    }

    private bool IsBorneOut(Commitment c) => stakes.Accord.Allegations.Any(a =>
        a.Commitment == c.Number && !a.IsSettled && a.Basis == Basis.Supported);

    /// <summary>The chance in percent that the world sees it and somebody answers.</summary>
    private int Seen(Commitment c, Conduct way)
    {
        var shows = way.Shows(c);
        var noise = shows * Watch.Noise(view.Agenda, c) / 100;
        var seen = shows + noise < Accord.Borne ? 100
            : shows - noise >= Accord.Borne ? 0
            : (Accord.Borne - shows + noise) * 100 / Math.Max(1, 2 * noise);
        // What cannot be seen in figures comes out in some other way now and then.
        seen = Math.Max(seen, ComesOut);
        if (stakes.Accord.Week < c.Due) seen = seen * BeforeDue / 100;
        if (c.IsAmbiguous) seen = seen * WhereAmbiguous / 100;
        // Near the end there is little time left to answer.
        return seen * (stakes.Weeks - stakes.Accord.Week + 2) / (stakes.Weeks + 1);
    }
}
