using TradeSim.Rooms;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;
using static TradeSim.Tests.Worlds.Small;
using GivenTable = TradeSim.Tests.Worlds.Given<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Tests.Tables;

public sealed class CaucusSpecs
{
    private static GivenTable Beside { get; } = new(
        new TableOpened(Agenda, ClockSetting.ByMoves, [], Reach.Caucus), new TalksBegan(Nine));

    [Fact]
    public void In_a_caucus_words_and_hints_take_no_time()
    {
        Beside.When(Us, new SayWords(" Between us. ")).Then(new WordsSaid(Us, "Between us."));
        Beside.When(Us, new SendSignal([new(1, 1)], [new(0, 1)])).Then(new SignalSent(Us, [new(1, 1)], [new(0, 1)]));
    }

    [Fact]
    public void In_a_caucus_nothing_is_agreed()
    {
        foreach (var command in new TableCommand[]
        {
            new MakeOffer(Middle, ""), new AcceptOffer(1), new RejectOffer(1, ""), new WithdrawOffer(1), new LeaveTalks(""),
            new StepOut(), new PullLever("visas"), new TakeBack(""), new WantExtension(),
        })
            Beside.When(Us, command).Refused("caucus");
    }

    [Fact]
    public void A_caucus_has_no_clock_and_closes_when_the_office_says_so()
    {
        Beside.When(Voice.Office, new CallTime()).Refused("not-talking");
        Beside.When(Voice.Office, new CloseTable()).Then(new TableClosed());
        Beside.And(new TableClosed()).When(Us, new SayWords("Well?")).Refused("over");
    }
}
