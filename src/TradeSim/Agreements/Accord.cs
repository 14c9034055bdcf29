using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Scenarios;

namespace TradeSim.Agreements;

/// <summary>What an allegation of breach rests on, as far as everybody can see.</summary>
[JsonConverter(typeof(ByName<Basis>))]
public enum Basis
{
    /// <summary>The published figures bear it out.</summary>
    Supported,

    /// <summary>The published figures do not bear it out.</summary>
    Unfounded,

    /// <summary>The text can be read both ways.</summary>
    Disputed,
}

/// <summary>A published figure about one commitment.</summary>
/// <param name="Week">Counted from 1.</param>
/// <param name="Percent">What it shows of what was promised.</param>
/// <param name="Value">The number in its own unit; null where the duty has no figure.</param>
public sealed record Publication(int Week, int Commitment, int Percent, int? Value);

/// <summary>A breach that one party alleges of another, on record whether right or wrong.</summary>
/// <param name="IsSettled">True once the accuser called it settled.</param>
public sealed record Allegation(
    int Number, string By, int Commitment, int Week, Basis Basis, string Words, bool IsSettled);

/// <summary>A commitment that its party openly does not carry out, in answer to an alleged breach.</summary>
/// <param name="Until">The week in which it was taken up again; null while it rests.</param>
public sealed record Suspension(int Commitment, int Allegation, int From, int? Until);

/// <summary>A lever that was pulled.</summary>
public sealed record Pulled(string Lever, string Party, int Week);

/// <summary>The public record of the weeks after the talks: the agreement, if there is one, and what became of it.</summary>
/// <param name="Package">What was agreed and ratified; null where there is no deal.</param>
/// <param name="Week">The week that is being lived, counted from 1.</param>
/// <param name="Extends">The parties that have said that they want to carry the truce on.</param>
/// <param name="EndedBy">The party that took everything back; null while the agreement stands.</param>
/// <param name="EndedIn">The week in which that happened; it and all later ones no longer count.</param>
/// <param name="IsExtended">Whether the truce goes on after the last week; null while it runs or where none does.</param>
public sealed record Accord(
    Package? Package, ImmutableArray<Commitment> Commitments, int Week, ImmutableArray<Publication> Published,
    ImmutableArray<Allegation> Allegations, ImmutableArray<Suspension> Suspensions, ImmutableArray<Pulled> Levers,
    ImmutableArray<string> Extends, string? EndedBy, int? EndedIn, bool? IsExtended)
{
    /// <summary>A figure below this percent of the promise bears an allegation out.</summary>
    public const int Borne = 60;

    /// <summary>The weeks begin.</summary>
    public static Accord Begin(Agenda agenda, Package? package) =>
        new(package, package is null ? [] : Commitment.Of(agenda, package), 1, [], [], [], [], [], null, null, null);

    /// <summary>The commitment of this number; null for none.</summary>
    public Commitment? Find(int number) => number >= 1 && number <= Commitments.Length ? Commitments[number - 1] : null;

    /// <summary>The commitments that bind a party now.</summary>
    public IEnumerable<Commitment> BindingOn(string party) =>
        EndedBy is null ? Commitments.Where(c => c.Party == party && !IsSuspended(c.Number)) : [];

    /// <summary>True while a commitment rests.</summary>
    public bool IsSuspended(int commitment) => Suspensions.Any(s => s.Commitment == commitment && s.Until is null);

    /// <summary>True if a commitment rested in this week.</summary>
    public bool WasSuspended(int commitment, int week) => Suspensions.Any(s =>
        s.Commitment == commitment && s.From <= week && (s.Until is not { } until || week < until));

    /// <summary>Open allegations of this party.</summary>
    public IEnumerable<Allegation> OpenBy(string party) => Allegations.Where(a => a.By == party && !a.IsSettled);

    /// <summary>True while the agreement stands and binds its party not to pull this lever.</summary>
    public bool Forbids(Lever lever) =>
        EndedBy is null && Package is { } package && lever.BoundBy.Any(o => package[o.Issue] == o.Option);

    /// <summary>True if the agreement was in force in this week.</summary>
    public bool WasInForce(int week) => EndedIn is not { } ended || week < ended;

    /// <summary>What the published figures of a commitment show on average since it was due; null before any.</summary>
    /// <remarks>Weeks in which it rested openly say nothing about whether it is kept.</remarks>
    public int? Shown(int commitment)
    {
        var due = Find(commitment)?.Due ?? 1;
        var seen = Published.Where(p => p.Commitment == commitment && p.Week >= due
            && !WasSuspended(commitment, p.Week)).ToArray();
        return seen.Length == 0 ? null : seen.Sum(p => p.Percent) / seen.Length;
    }

    /// <summary>What the last two figures of an issue's commitments show of the promise, in percent.</summary>
    public int Delivered(int issue)
    {
        var last = Commitments.Where(c => c.Issue == issue)
            .SelectMany(c => Published.Where(p => p.Commitment == c.Number).TakeLast(2)).ToArray();
        return last.Length == 0 ? 0 : last.Sum(p => p.Percent) / last.Length;
    }

    /// <summary>What an allegation about this commitment would rest on today.</summary>
    public Basis BasisOf(Commitment commitment) =>
        commitment.IsAmbiguous ? Basis.Disputed
        : Shown(commitment.Number) < Borne ? Basis.Supported
        : Basis.Unfounded;

    /// <summary>The options that are applied now: as agreed, except where a commitment rests or all was taken back.</summary>
    public Package Applied(Agenda agenda)
    {
        if (Package is null || EndedBy is not null) return agenda.StatusQuo;
        return Commitments.Where(c => IsSuspended(c.Number))
            .Aggregate(Package, (p, c) => p.With(c.Issue, agenda.Issues[c.Issue].StatusQuo));
    }
}
