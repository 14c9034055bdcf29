using System.Collections.Immutable;
using CsCheck;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

/// <summary>A branch shares its past to the byte, goes its own way from there, and is a replay itself.</summary>
public sealed class BranchLaw
{
    private static readonly ImmutableSortedDictionary<string, string> Nobody =
        ImmutableSortedDictionary<string, string>.Empty;

    [Fact]
    public void A_branch_shares_its_past_and_verifies() => (
        from first in RandomPlay.Any
        from then in RandomPlay.Of(first.Setup.Scenario)
        from place in Gen.Int[0, 10_000]
        from ai in Gen.Int[0, 3]
        select (first, then, place, ai)).Sample(t =>
    {
        var file = ReplayFile.Read(t.first.Run().ToFile());
        if (Begun(file, 1 + t.place % file.Table.Length) is not { } from) return;
        var parties = from.Shared.Scenario.Agenda.Parties;
        var rooms = from.Rooms();
        var takeOver = from.TakeOver("B", parties.Where((_, i) => ((t.ai >> i) & 1) == 1)
            .Select(p => KeyValuePair.Create(p.Id, "mirror")), 5, false, t.then.Setup.Clock);
        Assert.Null(rooms.Tell(from.CommandId, takeOver, from.Since.AddMinutes(1)));
        var now = from.Since.AddMinutes(2);
        foreach (var party in parties.Where(p => !takeOver.Negotiators.ContainsKey(p.Id)))
            Assert.Null(rooms.Tell($"again-{party.Id}", new SessionCommand.GrantSeat(party.Id, "Di", null), now));
        foreach (var step in t.then.Steps.Skip(1)) step.Say(rooms, now = now.AddSeconds(1));

        var branch = ReplayFile.Read(rooms.ToFile());
        Assert.Null(Verification.FirstDifference(branch));
        Assert.Equal(from.Origin.Entry, branch.Table.First(e => e.Events.Any(x => x is TableEvent.HandedOver)).Number - 1);
        StartsWith(branch.Table, file.Table, from.Origin.Entry);
        StartsWith(branch.Session, file.Session, from.Shared.Session.Length);
        foreach (var (party, entries) in from.Shared.Delegations)
            StartsWith(branch.Delegations[party], file.Delegations[party], entries.Length);
        Assert.Equal(("B", 5), (rooms.Session.Room.Setup!.Code, rooms.Session.Room.Setup.Seed));
    }, iter: 300);

    // Nobody speaks before everybody is there, and then the table goes on.
    [Fact]
    public void A_branch_stands_still_until_its_people_are_there() =>
        Gen.Select(RandomPlay.Any, Gen.Int[0, 10_000]).Sample((play, place) =>
        {
            var file = ReplayFile.Read(play.Run().ToFile());
            if (Begun(file, 1 + place % file.Table.Length) is not { } from) return;
            var rooms = from.Rooms();
            rooms.Tell(from.CommandId, from.TakeOver("B", Nobody, null, false, ClockSetting.ByMoves), from.Since.AddSeconds(1));
            Assert.NotNull(rooms.Table.Room.PausedSince);
            Assert.All(rooms.Delegations.Values, d => Assert.Empty(d.Room.People));
            var parties = from.Shared.Scenario.Agenda.Parties;
            foreach (var party in parties)
            {
                Assert.NotNull(rooms.Table.Room.PausedSince);
                rooms.Tell($"again-{party.Id}", new SessionCommand.GrantSeat(party.Id, "Di", null), from.Since.AddSeconds(2));
            }

            Assert.Null(rooms.Table.Room.PausedSince);
            Assert.Equal(parties.Length, rooms.Delegations.Values.Sum(d => d.Room.People.Count));
        }, iter: 200);

    [Fact]
    public void The_same_seed_continues_to_the_same_bytes_and_names_its_origin()
    {
        var file = ReplayFile.Read(ReplayFile.Write("tests", Match.Play(
            Negotiators.Talks.Scenario, Envoys("envoy", "tit-for-tat"), 3)));
        var from = Branching.At(file, 6);
        var one = ReplayFile.Write("tests", Continuation.Play(from, Envoys("envoy:hardliner", "envoy"), 11, Stop));
        Assert.Equal(one, ReplayFile.Write("tests", Continuation.Play(from, Envoys("envoy:hardliner", "envoy"), 11, Stop)));
        var read = ReplayFile.Read(one);
        Assert.Null(Verification.FirstDifference(read));
        var origin = read.Session.SelectMany(e => e.Events).OfType<SessionEvent.BranchBegan>().Single().Origin;
        Assert.Equal((file.Header.Checksum, 6), (origin.Checksum, origin.Entry));
        var left = file.Table.Skip(6).SelectMany(e => e.Events).OfType<TableEvent.OfferMade>().ToArray();
        Assert.Equal(left.Select(o => (o.By.Party, o.Package)), origin.Offers.Select(o => (o.Party, o.Package)));

        var again = Branching.At(read, read.Table.Length - 2);
        Assert.Null(Verification.FirstDifference(ReplayFile.Read(
            ReplayFile.Write("tests", Continuation.Play(again, Envoys("linear", "boulware"), 12, Stop)))));
    }

    [Fact]
    public void Many_branches_end_as_each_alone()
    {
        var from = Branching.At(ReplayFile.Read(ReplayFile.Write("tests", Match.Play(
            Negotiators.Talks.Scenario, Envoys("envoy", "linear"), 3))), 5);
        var ends = Continuation.PlayAll(from, Envoys("envoy", "envoy"), Enumerable.Range(1, 12).Select(n => (long)n), Stop)
            .OrderBy(e => e.Seed).ToArray();
        Assert.Equal(12, ends.Length);
        foreach (var end in ends)
            Assert.Equal(Dialect.Write(end), Dialect.Write(Continuation.EndOf(
                from, Continuation.Play(from, Envoys("envoy", "envoy"), end.Seed, Stop), end.Seed)));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Continuation.PlayAll(
            from, Envoys("envoy", "envoy"), [1L, 2], stopped.Token).ToArray());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Dictionary<string, string> Envoys(string north, string south) => new()
    {
        [Negotiators.Talks.North] = north,
        [Negotiators.Talks.South] = south,
    };

    private static Branching? Begun(ReplayFile file, int entry)
    {
        try
        {
            return Branching.At(file, entry);
        }
        catch (ReplayException no)
        {
            Assert.EndsWith(".", no.Message);
            return null;
        }
    }

    private static void StartsWith<TCommand, TEvent>(
        ImmutableArray<Entry<TCommand, TEvent>> branch, ImmutableArray<Entry<TCommand, TEvent>> original, int shared) =>
        Assert.Equal(original.Take(shared).Select(Dialect.Write), branch.Take(shared).Select(Dialect.Write));
}
