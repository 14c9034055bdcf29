using TradeSim.Agreements;
using TradeSim.Negotiators.Personas;
using TradeSim.Tables;

namespace TradeSim.Negotiators.Aftermaths;

/// <summary>Measures of one's own, the end of an agreement, and the wish to carry it on.</summary>
internal sealed class LastResorts(SeatView view, OwnSide own, Persona persona, Stakes stakes)
{
    private const int ForTemper = 3_001;
    private const int PartThatBreaks = 3;
    private const int WeeksToMend = 2;
    private const int LeastTrust = 30;
    private const int LeastTrustOfHard = 42;

    private Accord Accord => stakes.Accord;

    /// <summary>The agreement goes back only when answers do not help, or when it is worth less than no deal
    /// as lived.</summary>
    public Move? TakeBack()
    {
        if (Accord.Package is null || Accord.EndedBy is not null || stakes.Closed < 1) return null;
        var open = Accord.OpenBy(own.Party).Where(a => a.Basis == Basis.Supported && !stakes.IsMended(a))
            .ToArray();
        var isPatient = !persona.IsHard && open.All(a => Accord.Week < a.Week + WeeksToMend);
        var isWorthless = stakes.Lived < own.Reservation && !isPatient;
        var withheld = open.Where(a => a.Week < Accord.Week)
            .Sum(a => stakes.Suffered(Accord.Find(a.Commitment)!));
        var gain = own.Score(Accord.Package) - own.Reservation;
        if (!isWorthless && !(persona.BreaksOff && withheld * PartThatBreaks >= gain
            && withheld > 0)) return null;
        return new(new TableCommand.TakeBack(
            "We were promised one thing and see another. What was agreed no longer binds us."),
            isWorthless
                ? $"As it is lived the agreement gives us {stakes.Lived} points, no deal "
                    + $"{own.Reservation}."
                : $"Breaches that the figures bear out and that we alleged before this week cost us "
                    + $"{withheld} of the {gain} "
                    + "points that the agreement was to bring; answers did not help.");
    }

    /// <summary>Hawkish envoys take measures early and without need, others only in answer to one or to a
    /// breach.</summary>
    public Move? Pull()
    {
        var mine = view.Agenda.Aftermath!.Levers.Where(l => l.Party == own.Party).ToArray();
        var free = mine.Where(l => Accord.Levers.All(p => p.Lever != l.Id)).ToArray();
        if (free.Length == 0) return null;
        var pulled = Accord.Levers.Count(p => p.Party == own.Party);
        if (Accord.Levers.Any(p => p.Party == own.Party && p.Week == Accord.Week)) return null;
        var provoked = Accord.Levers.Count(p => p.Party != own.Party && p.Week < Accord.Week)
            + Accord.OpenBy(own.Party).Count(a => a.Basis == Basis.Supported && a.Week < Accord.Week);
        var answers = persona.IsGenerous ? 0 : (provoked + 1) / (persona.IsHard ? 1 : 2);
        if (pulled >= persona.Levers + answers) return null;
        var isUnprovoked = pulled >= answers;
        var chance = new Chance(view.Strategy.Seed, ForTemper + (view.Table.Earlier.Count * 100)
            + Accord.Week);
        // One who takes measures without need takes them when it suits, not all at once.
        if (isUnprovoked && chance.Below(100) >= 40) return null;
        var allowed = free.Where(l => !Accord.Forbids(l) || (!isUnprovoked && persona.IsHard)).ToArray();
        if (allowed.Length == 0) return null;
        var lever = allowed[chance.Below(allowed.Length)];
        return new(new TableCommand.PullLever(lever.Id), isUnprovoked
            ? $"\"{lever.Name}\" breaks no word of the agreement and strengthens our hand for the next round."
            : $"\"{lever.Name}\" answers what the other side did; to let it pass would invite more.");
    }

    public Move? Extend()
    {
        if (view.Agenda.Aftermath!.Expiry is not { } expiry || Accord.Week < stakes.Weeks - 1) return null;
        if (Accord.EndedBy is not null || Accord.Extends.Contains(own.Party)) return null;
        if (Accord.Package is { } package && expiry.Outlasts.Contains(package[expiry.Issue])) return null;
        var others = view.Agenda.Parties.Where(p => p.Id != own.Party)
            .Min(p => view.Table.Standing.TrustIn(p.Id));
        if (others < (persona.IsHard ? LeastTrustOfHard : LeastTrust)) return null;
        if (persona.Margin > 0 && Accord.Package is null) return null;
        var worth = Accord.Package is null ? own.Reservation : stakes.Lived;
        return worth < own.Reservation + persona.Margin ? null
            : new(new TableCommand.WantExtension(), $"As it is lived this gives us {worth} points against "
                + $"{own.Reservation}, and their word is believed at {others} of 100: better to "
                    + "carry it on.");
    }
}
