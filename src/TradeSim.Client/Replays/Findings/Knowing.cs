using TradeSim.Debriefs;

namespace TradeSim.Client.Replays.Findings;

/// <summary>Says who could have known what of one change, and from which message.</summary>
/// <param name="Moment">The entry at which the replay shows it; null where it says that nothing was said.</param>
internal sealed record Knowing(string Words, int? Moment)
{
    /// <summary>First what those learned whom it does not help, then what those could learn whom it helps.</summary>
    public static IEnumerable<Knowing> Of(Round round, Known known)
    {
        var gainers = round.Agenda.Parties.Where((_, i) => known.Worth[i] > 0).Select(p => p.Short).ToArray();
        foreach (var learned in known.Learns)
        {
            var who = Turns.Name(round, learned.Party);
            yield return learned.From is { } hint
                ? new($"{who} {Could(round, hint)}: {Way(round, hint)}.", hint.Rests.Moment)
                : new($"{string.Join(" and ", gainers.Where(g => g != who))} knew it from its own brief, and {who} could "
                    + "not have known it from what was said: nobody asked.", null);
        }

        if (known.Ready is { } ready)
            yield return new($"{string.Join(" and ", gainers)} could have known that {Turns.Name(round, ready.By)} was "
                + $"ready for it: {Way(round, ready)}.", ready.Rests.Moment);
    }

    /// <summary>Who moves on an issue shows that it can be talked about, and not yet what it wants there.</summary>
    private static string Could(Round round, Hint hint) => hint.Kind == HintKind.Moved
        ? $"had a first sign that it mattered to {Turns.Name(round, hint.By)}"
        : $"could have known that {Turns.Name(round, hint.By)} gains by it";

    private static string Way(Round round, Hint hint)
    {
        var by = Turns.Name(round, hint.By);
        return hint.Kind switch
        {
            HintKind.Asked => $"{by} asked for it in a signal",
            HintKind.HeldOut => $"{by} held it out in a signal",
            HintKind.Offered => $"it stands in {by}'s offer {hint.Offer}",
            HintKind.Moved => $"{by} moved on this issue in offer {hint.Offer}",
            _ => $"{by} pledged it to the press",
        };
    }
}
