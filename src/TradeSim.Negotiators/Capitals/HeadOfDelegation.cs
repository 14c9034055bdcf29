using TradeSim.Bargaining;
using TradeSim.Negotiators.Personas;
using TradeSim.Tables;

namespace TradeSim.Negotiators.Capitals;

/// <summary>The envoy where more is at stake than a handshake: a capital to carry, or several parties to
/// please.</summary>
internal static class HeadOfDelegation
{
    private const int TakesTheBestWithTurnsLeft = 3;
    private const int LateBar = 20;
    private const int Lenient = 10;
    private const int StricterAfterRefusal = 15;
    private const int MoreForThem = 30;
    private const int WiderBand = 4;
    private const double PivotalFrom = 0.4;
    private const double SweepsFrom = 0.8;

    public static Move? Decide(SeatView view, OwnSide own)
    {
        var persona = Persona.Of(view.Strategy);
        var skill = Skill.Of(EnvoyName.Read(view.Strategy.Name)!.Level);
        var (others, home, pace) = (Others.Of(view, skill.Models), new AtHome(view), Pace.Of(view));
        var frontier = Reachable.Frontier(own, others.Valuation);
        if (frontier.IsEmpty) return Bidding.StandStill(view, own, "The capital permits no package at all.");
        if (frontier[^1].Scores[0] < own.Floor)
            return CallHome.ForRoom(view, frontier[^1].Package, pace)
                ?? Bidding.StandStill(view, own, "No permitted package reaches the floor.");
        var refusals = Refusals.Of(view);
        var aim = Relaxed(own, refusals, Aspiration.Of(Bids.Of(view), own, frontier, pace, persona.Manner.With(skill)))
            .Loosely(own, skill, new Chance(view.Strategy.Seed, view.Heard));
        var bar = persona.Bar + (refusals.Ours is null ? 0 : StricterAfterRefusal);
        var least = refusals.Theirs is { } fallen ? others.Liking(fallen) + MoreForThem : 0;
        var isSweeping = Sweeps(own, persona, aim, pace);
        if (isSweeping) aim = Swept(own, aim, pace);
        var next = new Picks(view, own, others, home, bar, least).Choose(
            frontier, aim, aim.Band(own) * (isSweeping ? WiderBand : 1));
        var reason = Reason(view, own, persona, aim, pace, refusals);
        return CallHome.Decide(view, own, others, home, pace, aim.Best - own.Floor)
            ?? Accept(view, own, home, bar, aim, pace, next, Math.Min(aim.Target, aim.ContentWith(own, skill)), reason)
            ?? Settle(view, own, home, aim, pace, reason)
            ?? Press.Decide(view, persona, frontier, aim, pace)
            ?? (others.Single is { } model ? TradeIdea.Signal(view, own, model, reason) : null)
            ?? (next is null
                ? Bidding.StandStill(view, own, $"{reason} Every package near the target was offered before.")
                : Bidding.Offer(view, next.Package, $"{reason} {Why(home, next)}"));
    }

    /// <summary>Where another capital refused, what it was offered was too little: the aim comes down by a
    /// quarter.</summary>
    private static Aspiration Relaxed(OwnSide own, Refusals refusals, Aspiration aim)
    {
        if (refusals.Theirs is null) return aim;
        var end = Math.Max(own.Floor, aim.End - ((aim.End - own.Floor) / 4));
        return aim with { End = end, Target = Math.Max(end, aim.Target - ((aim.Target - own.Floor) / 4)) };
    }

    /// <summary>Late, and nothing that was heard is good enough: better a thin deal than none, but for the
    /// hard ones.</summary>
    private static bool Sweeps(OwnSide own, Persona persona, Aspiration aim, Pace pace) =>
        !persona.IsHard && aim.Received <= own.Floor && pace.Share > SweepsFrom;

    private static Aspiration Swept(OwnSide own, Aspiration aim, Pace pace)
    {
        var target = own.Floor + (int)((aim.Target - own.Floor) * (1 - pace.Share) / (1 - SweepsFrom));
        return aim with { Target = Math.Min(aim.Target, target), End = Math.Min(aim.End, target) };
    }

    private static Move? Accept(
        SeatView view, OwnSide own, AtHome home, int bar, Aspiration aim, Pace pace, FrontierPoint? next,
            int enough, string reason)
    {
        if (BestToAccept(view, own, home, pace.TurnsLeft <= Pace.SettlingTurns ? LateBar
            : bar - Lenient) is not { } offer)
            return null;
        var score = own.Score(offer.Package);
        var chance = $"offer {offer.Number} gives {score} points and passes at home with "
            + $"{home.Chance(offer.Package)} %";
        if (score >= Math.Min(enough, next?.Scores[0] ?? enough))
            return Bidding.Accept(offer, $"No worse than our next offer: {chance}. {reason}");
        var isPivotal = offer.AcceptedBy.Length > 0
            && offer.AcceptedBy.Length == view.Agenda.Parties.Length - 2;
        if (isPivotal && pace.Share > PivotalFrom && score >= aim.End - aim.Band(own))
            return Bidding.Accept(offer,
                $"All others agree, so it stands or falls with us: {chance}. {reason}");
        if (pace.TurnsLeft > TakesTheBestWithTurnsLeft) return null;
        var best = Math.Max(own.Floor + 1, aim.Received - aim.Band(own));
        if (pace.TurnsLeft > Pace.SettlingTurns) best = Math.Max(best, aim.End - aim.Band(own));
        return score < best ? null : Bidding.Accept(offer, $"Time runs out, and {chance}. {reason}");
    }

    /// <summary>Of the open offers that we have not accepted the one that is worth most to us, if it can be
    /// carried home.</summary>
    private static Offer? BestToAccept(SeatView view, OwnSide own, AtHome home, int bar) => view.Table.Offers
        .Where(o => o.IsOpen && o.By.Party != own.Party && !o.AcceptedBy.Contains(own.Party)
            && own.Permits(o.Package)
            && !Refusals.HasFallen(view, o.Package) && home.Chance(o.Package) >= bar)
        .MaxBy(o => own.Score(o.Package));

    /// <summary>Shortly before the end, the best package that another side ever offered becomes our own
    /// offer.</summary>
    private static Move? Settle(SeatView view, OwnSide own, AtHome home, Aspiration aim, Pace pace,
        string reason)
    {
        if (pace.TurnsLeft > Pace.SettlingTurns || aim.Received <= own.Floor) return null;
        var hardest = Aspiration.Hardest(Bids.Of(view), own);
        var best = view.Table.Offers.Where(o => o.By.Party == hardest && own.Permits(o.Package)
                && !Refusals.HasFallen(view, o.Package) && home.Supposed(o.Package) >= LateBar)
            .MaxBy(o => own.Score(o.Package));
        if (best is null || best.Package.Equals(Bidding.StandingOffer(view)?.Package)) return null;
        return new(new TableCommand.MakeOffer(best.Package, Phrases.ForSettling(best)),
            $"{reason} Time runs out: their own offer {best.Number} is the best that all sides can take.");
    }

    private static string Why(AtHome home, FrontierPoint next) =>
        $"{Reasons.ForChoice(next)} At home it passes with {home.Chance(next.Package)} %.";

    private static string Reason(
        SeatView view, OwnSide own, Persona persona, Aspiration aim, Pace pace, Refusals refusals)
    {
        var said = $"As {persona.Name}: target {aim.Target} of {aim.Best} points (floor {own.Floor}, "
            + "aim for the end "
            + $"{aim.End}; about {pace.TurnsLeft} own turns left; the best we heard gives {aim.Received}).";
        return refusals switch
        {
            { Ours: not null } =>
                $"{said} Our capital refused the last deal; {refusals.Against} weighed most.",
            { Theirs: not null } =>
                $"{said} Their capital refused the last deal over {refusals.Against}; they need more.",
            _ => view.Table.Reach > Reach.Talks
                ? $"{said} We bring home nothing below {persona.Bar} % freely." : said,
        };
    }
}
