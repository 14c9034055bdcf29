using CsCheck;
using TradeSim.Rooms;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

// Fails when Journal.Append no longer remembers the command's id.
public sealed class RepetitionLaw
{
    [Fact]
    public void A_command_said_again_at_once_changes_nothing() => RandomPlay.Any.Sample(play =>
    {
        var once = play.Run();
        var twice = play.Run((rooms, step, now, refusal) =>
        {
            if (refusal is null) step.Say(rooms, now);
        });
        Assert.Equal(once.Whole(), twice.Whole());
    }, iter: 300);

    [Fact]
    public void A_command_said_again_when_all_is_said_changes_nothing() => RandomPlay.Any.Sample(play =>
    {
        var counted = new List<Step>();
        var rooms = play.Run((_, step, _, refusal) =>
        {
            if (refusal is null) counted.Add(step);
        });
        var before = rooms.Whole();
        foreach (var step in counted) step.Say(rooms, Play.Noon.AddDays(1));
        Assert.Equal(before, rooms.Whole());
    }, iter: 300);

    [Fact]
    public void An_old_id_is_answered_with_its_old_number_whoever_says_whatever_with_it() =>
        RandomPlay.Any.Sample(play =>
        {
            var table = play.Run().Table;
            foreach (var entry in table.Entries)
                Assert.Equal(entry.Number, Assert.IsType<Verdict<TableCommand, TableEvent>.Repeated>(
                    table.Weigh(new("nobody", ""), entry.CommandId, new TableCommand.SayWords("again"), Play.Noon))
                    .Number);
        }, iter: 100);
}
