using System.Collections.Immutable;
using TradeSim.Agreements;

namespace TradeSim.Client.Aftermaths;

/// <summary>What this seat has chosen for the open week and not sealed yet.</summary>
public sealed class Choices
{
    private readonly Dictionary<int, Conduct> chosen = [];
    private int round;

    /// <summary>The conduct for a commitment: chosen, or sealed, or as in the week before, or to fulfil it.</summary>
    public Conduct Of(Standpoint at, int commitment)
    {
        Follow(at);
        if (at.Delegation.IsSealed) return Last(at, commitment) ?? Conduct.Fulfil;
        return chosen.TryGetValue(commitment, out var conduct) ? conduct
            : Last(at, commitment) ?? Conduct.Fulfil;
    }

    /// <summary>Chooses.</summary>
    public void Choose(int commitment, Conduct conduct) => chosen[commitment] = conduct;

    /// <summary>The measures to seal: one for each commitment that the open week asks about.</summary>
    public ImmutableArray<MeasureTaken> Measures(Standpoint at) =>
        [.. at.Delegation.Week!.Commitments.Select(c => new MeasureTaken(c, Of(at, c)))];

    private void Follow(Standpoint at)
    {
        if (round == at.Table.Earlier.Count) return;
        round = at.Table.Earlier.Count;
        chosen.Clear();
    }

    private static Conduct? Last(Standpoint at, int commitment) => at.Delegation.Sealed
        .SelectMany(s => s.Measures).LastOrDefault(m => m.Commitment == commitment)?.Conduct;
}
