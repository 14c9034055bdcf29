using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Agreements;

/// <summary>One duty of an agreement: who does what, and by when.</summary>
/// <param name="Number">1, 2, 3 … within its agreement.</param>
/// <param name="Due">The week, counted from 1, by which it is to be done.</param>
/// <param name="IsOpen">True where everybody sees exactly what is done.</param>
/// <param name="IsAmbiguous">True where each side may read it in its own way.</param>
/// <param name="Promised">The option that the others read in it.</param>
/// <param name="OwnPercent">What fulfilment in the party's own reading delivers of what the others read, in percent.</param>
public sealed record Commitment(
    int Number, string Party, int Issue, int Option, string Text, int Due, bool IsOpen, bool IsAmbiguous,
    int Promised, int OwnPercent)
{
    /// <summary>The commitments that a package brings, in the agenda's order; exactly these and no other.</summary>
    /// <remarks>An issue obliges where its option differs from the status quo and its duty has words for it.</remarks>
    public static ImmutableArray<Commitment> Of(Agenda agenda, Package package)
    {
        if (agenda.Aftermath is not { } aftermath) return [];
        var all = ImmutableArray.CreateBuilder<Commitment>();
        for (var i = 0; i < agenda.Issues.Length; i++)
        {
            if (package[i] == agenda.Issues[i].StatusQuo || aftermath.DutyOf(i) is not { } duty) continue;
            if (duty.Texts[package[i]].Length == 0) continue;
            foreach (var party in duty.Parties)
            {
                var promised = ReadByOthers(agenda, duty, party, package[i]);
                all.Add(new(all.Count + 1, party, i, package[i], duty.Texts[package[i]], duty.Within, duty.IsOpen,
                    duty.IsAmbiguous(package[i]), promised, Own(agenda.Issues[i], duty, party, package[i], promised)));
            }
        }

        return all.ToImmutable();
    }

    private static int ReadByOthers(Agenda agenda, Duty duty, string party, int option) =>
        agenda.Parties.Where(p => p.Id != party).Select(p => duty.Read(p.Id, option))
            .FirstOrDefault(read => read != option, option);

    private static int Own(Issue issue, Duty duty, string party, int option, int promised)
    {
        var own = duty.Read(party, option);
        if (own == promised) return 100;
        if (duty.Figure is not { } figure) return own == issue.StatusQuo ? 0 : 50;
        var (today, whole) = (figure.Levels[issue.StatusQuo], figure.Levels[promised]);
        return whole == today ? 100 : Math.Clamp((figure.Levels[own] - today) * 100 / (whole - today), 0, 100);
    }
}
