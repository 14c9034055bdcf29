using CsCheck;
using TradeSim.Agreements;
using TradeSim.Rooms;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

// Fails when Table.Decide no longer looks for TablePhase.Over.
public sealed class TerminalLaw
{
    [Fact]
    public void When_all_is_over_everything_is_refused_at_the_table() => RandomPlay.Any.Sample(play =>
    {
        int? ended = null;
        var last = play.Run((rooms, step, now, _) =>
        {
            var table = rooms.Table.Room;
            if (table.Outcome is not null && table.Reach == Reach.Talks) Assert.Equal(TablePhase.Over, table.Phase);
            if (table.Phase != TablePhase.Over) return;
            Assert.Equal(ended ??= rooms.Table.Number, rooms.Table.Number);
            if (step is Step.AtTable said) AssertRefused(table, said.By, said.Command, now);
        });
        if (ended is null) return;
        var voices = play.Setup.Scenario.Agenda.Parties.Select(p => new Voice(p.Id, p.Head.Id));
        foreach (var by in voices.Append(Voice.Office))
            foreach (var command in Everything(last.Table.Room))
                AssertRefused(last.Table.Room, by, command, Play.Noon.AddDays(9));
    }, iter: 500);

    private static void AssertRefused(Table table, Voice by, TableCommand command, DateTimeOffset now)
    {
        var refused = Assert.IsType<Decision<TableEvent>.Rejected>(table.Decide(by, command, now));
        if (!by.IsOffice) Assert.Equal("over", refused.Because.Code);
    }

    private static IEnumerable<TableCommand> Everything(Table table) =>
    [
        new TableCommand.OpenTable(table.Agenda!, table.Clock!.Setting, [], Reach.Talks),
        new TableCommand.BeginTalks(),
        new TableCommand.CallTime(),
        new TableCommand.MakeOffer(table.Agenda!.StatusQuo, ""),
        .. Enumerable.Range(1, table.Offers.Count).Select(n => new TableCommand.AcceptOffer(n)),
        .. Enumerable.Range(1, table.Offers.Count).Select(n => new TableCommand.RejectOffer(n, "")),
        .. Enumerable.Range(1, table.Offers.Count).Select(n => new TableCommand.WithdrawOffer(n)),
        new TableCommand.SendSignal([new(0, 0)], [new(0, 0)]),
        new TableCommand.SayWords("but"),
        new TableCommand.LeaveTalks(""),
        new TableCommand.StepOut(),
        new TableCommand.MakeStatement(Tone.Warm, null, "good talks"),
        new TableCommand.AnnounceVerdicts(1, []),
        new TableCommand.BeginAftermath(),
        new TableCommand.PublishWeek(table.Accord?.Week ?? 1, [], []),
        new TableCommand.OpenRound(table.Agenda!),
        new TableCommand.CloseTable(),
        new TableCommand.AskConsultation(1, "well?"),
        new TableCommand.AllegeBreach(1, "breach"),
        new TableCommand.SettleAllegation(1),
        new TableCommand.SuspendCommitment(1, 1),
        new TableCommand.ResumeCommitment(1),
        .. (table.Agenda!.Aftermath?.Levers ?? []).Select(l => new TableCommand.PullLever(l.Id)),
        new TableCommand.TakeBack(""),
        new TableCommand.WantExtension(),
    ];
}
