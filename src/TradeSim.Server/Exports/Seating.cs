using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;

namespace TradeSim.Server.Exports;

/// <summary>Which student held which seat of a table, and when.</summary>
internal sealed partial class Seating
{
    private readonly ImmutableArray<Stay> stays;
    private readonly ImmutableArray<(string Party, DateTimeOffset From, DateTimeOffset Until)> absences;

    private Seating(
        ImmutableArray<Stay> stays, ImmutableArray<(string Party, DateTimeOffset From, DateTimeOffset Until)> absences) =>
        (this.stays, this.absences) = (stays, absences);

    /// <summary>Reads it from what the delegations noted.</summary>
    public static Seating Of(ReplayFile replay)
    {
        var stays = ImmutableArray.CreateBuilder<Stay>();
        var absences = ImmutableArray.CreateBuilder<(string, DateTimeOffset, DateTimeOffset)>();
        foreach (var (party, entries) in replay.Delegations)
        {
            var seated = new Dictionary<string, (int Student, DateTimeOffset From)>(StringComparer.Ordinal);
            var stoodIn = default(DateTimeOffset?);
            foreach (var (at, happened) in entries.SelectMany(e => e.Events.Select(x => (e.At, x))))
            {
                var seat = happened switch
                {
                    DelegationEvent.SeatTaken e => e.Seat,
                    DelegationEvent.AdviserAppointed e => e.Seat,
                    DelegationEvent.SeatLeft e => e.Seat,
                    _ => null,
                };
                if (happened is DelegationEvent.StandInCame) stoodIn = at;
                if (happened is DelegationEvent.StandInLeft && stoodIn is { } since) absences.Add((party, since, at));
                if (happened is DelegationEvent.StandInLeft) stoodIn = null;
                if (seat is null) continue;
                if (seated.Remove(seat, out var left))
                    stays.Add(new(party, seat, left.Student, left.From, at));
                if (happened is DelegationEvent.SeatTaken taken && Student(taken.Name) is { } student)
                    seated[seat] = (student, at);
            }

            if (stoodIn is { } still) absences.Add((party, still, DateTimeOffset.MaxValue));
            stays.AddRange(seated.Select(s =>
                new Stay(party, s.Key, s.Value.Student, s.Value.From, DateTimeOffset.MaxValue)));
        }

        return new(stays.ToImmutable(), absences.ToImmutable());
    }

    /// <summary>The student who spoke with this voice then; null where no person did.</summary>
    /// <remarks>While an AI stands in, it speaks with the head's voice.</remarks>
    public int? Speaker(Voice by, DateTimeOffset at) =>
        absences.Any(a => a.Party == by.Party && a.From <= at && at < a.Until) ? null : stays
        .Where(s => s.Party == by.Party && s.Seat == by.Seat && s.From <= at && at < s.Until)
        .Select(s => (int?)s.Student).FirstOrDefault();

    /// <summary>The students who held a seat of this party at some time between the two, by number.</summary>
    public ImmutableArray<int> Between(string party, DateTimeOffset from, DateTimeOffset to) =>
        [.. stays.Where(s => s.Party == party && s.From <= to && from <= s.Until)
            .Select(s => s.Student).Distinct().Order()];

    private static int? Student(string name) =>
        Named().Match(name) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    [GeneratedRegex("^Student ([0-9]+)$")]
    private static partial Regex Named();

    private sealed record Stay(
        string Party, string Seat, int Student, DateTimeOffset From, DateTimeOffset Until);
}
