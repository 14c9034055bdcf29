using System.Collections.Immutable;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using static TradeSim.Delegations.DelegationCommand;
using static TradeSim.Delegations.DelegationEvent;

namespace TradeSim.Delegations;

public sealed partial record Delegation
{
    /// <summary>The call that the capital still thinks about; one that an earlier round left open is past.</summary>
    public CapitalCall? OnTheLine => Calls.Skip(CallsBefore).FirstOrDefault(c => c.Answer is null);

    private CapitalCall? OpenCall(int number) => OnTheLine is { } call && call.Number == number ? call : null;

    private Decision<DelegationEvent> Called(Voice by, CapitalAsk ask)
    {
        if (by.Seat == Capital) return No("not-in-the-room", "The capital is not in the room; it answers calls.");
        if (ask.Words.Length > Tables.Table.MostWords) return Wordy;
        if (OnTheLine is not null) return No("on-the-line", "The capital still thinks about your last question.");
        if ((ask.Option is null) == (ask.Draft is null))
            return No("one-question", "Ask for one option or for one whole draft.");
        if (ask.Option is { } option && !Has(option)) return No("bad-option", "Ask for an option of an issue.");
        if (ask.Draft is { } draft && !Fits(draft)) return No("bad-package", "A draft names one option for each issue.");
        return new DelegationEvent[] { new CapitalCalled(Calls.Count + 1, by.Seat, ask) };
    }

    private Decision<DelegationEvent> Instructed(Voice by, Instruct c)
    {
        if (by.Seat != Capital) return No("not-the-capital", "Only the capital can answer a call.");
        if (OpenCall(c.Call) is not { } call) return No("no-call", "The capital was not asked this, or has answered.");
        if (c.Words.Length > Tables.Table.MostWords) return Wordy;
        if (!c.Needs.All(Has) || (c.Says == CapitalSays.YesIf && c.Needs.IsEmpty))
            return No("bad-option", "A yes-if names the options that must stand beside it.");
        return new DelegationEvent[] { new CapitalAnswered(c.Call, new(c.Says, Following(call.Ask, c), c.Words.Trim())) };
    }

    /// <summary>The mandate that follows from a person's answer.</summary>
    private Mandate Following(CapitalAsk ask, Instruct c)
    {
        var mandate = Brief!.Mandate;
        if (c.Minimum is { } minimum) mandate = mandate with { Minimum = minimum };
        var needs = c.Needs.GroupBy(o => o.Issue)
            .Select(g => new Condition(g.Key, [.. g.Select(o => o.Option).Distinct()])).ToImmutableArray();
        return (c.Says, ask) switch
        {
            (CapitalSays.Yes, { Option: { } option }) => mandate with { Forbidden = mandate.Forbidden.Remove(option) },
            (CapitalSays.YesIf, { Option: { } option }) => mandate with { Provisos = mandate.Provisos.Add(new(option, needs)) },
            (CapitalSays.Yes, { Draft: { } draft }) => Permitting(mandate, draft),
            (CapitalSays.Tighter, _) => mandate with { Forbidden = [.. mandate.Forbidden.Union(c.Needs)] },
            _ => mandate,
        };
    }

    private Mandate Permitting(Mandate mandate, Package draft) => mandate with
    {
        Minimum = Math.Min(mandate.Minimum, Brief!.Valuation.Score(draft)),
        Forbidden = mandate.Forbidden.RemoveAll(o => draft[o.Issue] == o.Option),
    };

    private Decision<DelegationEvent> Sealing(SealMeasures c)
    {
        if (Week is not { } week || week.Week != c.Week) return No("not-this-week", "Another week is being lived.");
        if (IsSealed) return No("sealed", "The measures of this week are sealed.");
        return c.Measures.Select(m => m.Commitment).Order().SequenceEqual(week.Commitments.Order())
            ? new DelegationEvent[] { new MeasuresSealed(c.Week, c.Measures) }
            : No("not-every-commitment", "Say what you do about each of your commitments, once.");
    }
}
