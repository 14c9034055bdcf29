using TradeSim.Agreements;
using TradeSim.Rooms;
using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;

namespace TradeSim.Tables;

public sealed partial record Table
{
    private const int NotCarriedAtHome = 3;
    private const int MostStatements = 3;

    /// <summary>What the office says about capitals, weeks and rounds.</summary>
    private Decision<TableEvent> DecideForCapitals(TableCommand command, DateTimeOffset now) => command switch
    {
        AnnounceVerdicts c when BeforeCapitals is not { } offer || offer != c.Offer =>
            No("not-before-capitals", "No agreement on this offer lies before the capitals."),
        AnnounceVerdicts c => Announced(c, now),
        BeginAftermath when Phase != TablePhase.Adjourned || Accord is not null || BeforeCapitals is not null =>
            No("no-aftermath", "The weeks after the talks cannot begin now."),
        BeginAftermath => Begun(now),
        PublishWeek c when Phase != TablePhase.Aftermath || Accord!.Week != c.Week =>
            No("not-this-week", "Another week is being lived."),
        PublishWeek c => WeekClosed(c, now),
        OpenRound c when Reach != Reach.Caucus && (Phase != TablePhase.Adjourned || Accord is null) =>
            No("no-round", "The round before is not over."),
        OpenRound c => new TableEvent[] { new RoundOpened(c.Agenda, now), new TalksBegan(now) },
        CloseTable when Phase == TablePhase.Adjourned || (Reach == Reach.Caucus && Phase == TablePhase.Talking) => new TableEvent[] { new TableClosed() },
        CloseTable => No("no-close", "The table is not adjourned."),
        _ => No("not-the-office", "Only a party can do this."),
    };

    private Decision<TableEvent> Announced(AnnounceVerdicts c, DateTimeOffset now)
    {
        var events = new List<TableEvent> { new VerdictsAnnounced(c.Offer, c.Verdicts) };
        if (c.Verdicts.All(v => v.Passed)) return events.ToArray();
        foreach (var verdict in c.Verdicts.Where(v => !v.Passed))
            events.Add(new TrustMoved(verdict.Party, -NotCarriedAtHome, "its own capital refused what it had agreed to"));
        if (!Clock!.IsLastDay) events.Add(new DelegationsRecalled(null, now));
        else if (!WasRecalled && Agenda!.Aftermath?.Recall is { } extra) events.Add(new DelegationsRecalled(extra, now));
        else events.Add(new TalksFailed(null));
        return events.ToArray();
    }

    private Decision<TableEvent> Begun(DateTimeOffset now)
    {
        var package = (Outcome as TalksOutcome.Agreed)?.Package;
        return new TableEvent[]
        {
            new AftermathBegan(package, package is null ? [] : Commitment.Of(Agenda!, package), now),
        };
    }

    private Decision<TableEvent> Stated(Voice by, MakeStatement c)
    {
        if (string.IsNullOrWhiteSpace(c.Words)) return No("no-words", "Write something to say first.");
        if (TooLong(c.Words)) return Wordy;
        if (Standing.Statements.Count(s => s.Party == by.Party) >= MostStatements)
            return No("many-statements", $"The press has heard you {MostStatements} times in this round.");
        if (c.Tone == Tone.Firm && (c.Pledge is not { } pledge || !Agenda!.Has(pledge)))
            return No("no-pledge", "A firm statement pledges one existing option of one issue.");
        return c.Tone == Tone.Firm
            ? new TableEvent[] { new StatementMade(by, c.Tone, c.Pledge, c.Words.Trim()) }
            : new TableEvent[]
            {
                new StatementMade(by, c.Tone, null, c.Words.Trim()),
                new TrustMoved(by.Party, Standing.WarmWords, "it spoke well of the talks"),
            };
    }
}
