using System.Text.Json.Nodes;
using CsCheck;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

// Fails when Dialect leaves out null members as it writes (they are missed as it reads), or when Verification does
// not compare the events that the rules decide with those of the file.
public sealed class ReplayLaw
{
    [Fact]
    public void A_file_read_again_folds_to_the_rooms_that_were() => RandomPlay.Any.Sample(play =>
    {
        var rooms = play.Run();
        var text = rooms.ToFile();
        var read = ReplayFile.Read(text);

        Assert.Null(Verification.FirstDifference(read));
        Assert.Equal(text, ReplayFile.Write("tests", read.Session, read.Table,
            read.Caucuses.Select(c => KeyValuePair.Create(c.Key, c.Value.AsEnumerable())),
            read.Delegations.Select(d => KeyValuePair.Create(d.Key, d.Value.AsEnumerable()))));
        Assert.Equal(Canonical.Text(rooms.Session.Room), Canonical.Text(Fold(rooms.Session, read.Session)));
        Assert.Equal(Canonical.Text(rooms.Table.Room), Canonical.Text(Fold(rooms.Table, read.Table)));
        Assert.Equal(rooms.Delegations.Keys.Order(), read.Delegations.Keys);
        foreach (var (party, journal) in rooms.Delegations)
            Assert.Equal(Canonical.Text(journal.Room), Canonical.Text(Fold(journal, read.Delegations[party])));
    }, iter: 300);

    // Fails when Dice.Below stirs in something that is not the seed or the occasion.
    [Fact]
    public void The_same_play_of_the_same_seed_gives_the_same_bytes() => RandomPlay.Beyond.Sample(play =>
    {
        var text = play.Run().ToFile();
        Assert.Equal(text, play.Run().ToFile());
        var read = ReplayFile.Read(text);
        Assert.Null(Verification.FirstDifference(read));
        Assert.Equal(play.Setup.Reach, ((SessionCommand.OpenSession)read.Session[0].Command).Setup.Reach);
    }, iter: 200);

    // Fails when the office closes a lap that somebody has not answered, or never hears an answer.
    [Fact]
    public void A_lap_ends_when_all_have_answered_and_replays() => RandomPlay.Any.Sample(play =>
    {
        var rooms = play.WithLap().Run();
        // Whoever left a seat answers nothing; the head stands first among those who are there.
        var people = rooms.Delegations.Where(d => d.Value.Room is { Lap: not null, Negotiator: null })
            .Select(d => (Party: d.Key, Seat: d.Value.Room.Here.FirstOrDefault())).Where(d => d.Seat is not null).ToArray();
        if (rooms.Session.Room.Phase != SessionPhase.Lap) return;
        Assert.Equal(rooms.Session.Room.Scenario!.Agenda.Parties.Length, rooms.Delegations.Values.Count(d => d.Room.Lap is not null));
        foreach (var (party, seat) in people)
        {
            Assert.Equal(SessionPhase.Lap, rooms.Session.Room.Phase);
            Assert.Null(rooms.Tell(new(party, seat!), party, $"lap-of-{party}", new DelegationCommand.AnswerLap([0]), Play.Noon.AddDays(9)));
        }

        var all = people.Length == rooms.Session.Room.Scenario.Agenda.Parties.Length;
        Assert.Equal(all ? SessionPhase.Debrief : SessionPhase.Lap, rooms.Session.Room.Phase);
        if (!all) Assert.Null(rooms.Tell("close", new SessionCommand.CloseLap(), Play.Noon.AddDays(9)));
        var closed = rooms.Session.Entries.SelectMany(e => e.Events).OfType<SessionEvent.LapClosed>().Single();
        Assert.Equal(all ? rooms.Session.Room.Lap!.Packages[0] : null, closed.Package);
        Assert.Null(Verification.FirstDifference(ReplayFile.Read(rooms.ToFile())));
    }, iter: 300);

    [Fact]
    public void A_changed_event_is_found() => Gen.Select(RandomPlay.Any, Gen.Int[0, 10_000], Gen.Int[0, 10_000])
        .Sample((play, line, place) =>
        {
            var lines = RewrittenFile.LinesOf(play.Run().ToFile());
            var at = 1 + line % (lines.Length - 1);
            lines[at] = RewrittenFile.Change(lines[at], place, eventsOnly: true, Bend);
            Assert.NotNull(Found(RewrittenFile.Sealed(lines)));
        }, iter: 400);

    // A forgery may be right in each room and still not fit the others. Fails without the check of errands.
    [Fact]
    public void A_brief_forged_in_its_own_room_alone_is_found() => RandomPlay.Any.Sample(play =>
    {
        var lines = RewrittenFile.LinesOf(play.Run().ToFile());
        var at = Array.FindIndex(lines, l => l.Contains("\"type\":\"open-delegation\""));
        lines[at] = lines[at].Replace("\"batna\":\"", "\"batna\":\"another ");
        Assert.Contains("errand", Found(RewrittenFile.Sealed(lines)));
    }, iter: 100);

    // What a stranger's file holds is not to be trusted, and never breaks the program that reads it.
    [Fact]
    public void A_file_changed_anywhere_is_read_refused_or_different_but_never_an_accident() =>
        Gen.Select(RandomPlay.Any, Gen.Int[0, 10_000], Gen.Int[0, 10_000], Gen.Int[0, 6])
            .Sample((play, line, place, kind) =>
            {
                var lines = RewrittenFile.LinesOf(play.Run().ToFile());
                var openings = lines.Index().Where(l => l.Item.Contains("\"type\":\"open-")).ToArray();
                var at = line % 2 == 0 ? 1 + line % (lines.Length - 1) : openings[line % openings.Length].Index;
                lines[at] = RewrittenFile.Change(lines[at], place, eventsOnly: false, leaf => Break(leaf, kind));
                Found(RewrittenFile.Sealed(lines));
            }, iter: 600);

    private static string? Found(string text)
    {
        try
        {
            return Verification.FirstDifference(ReplayFile.Read(text));
        }
        catch (ReplayException refused)
        {
            return refused.Message;
        }
    }

    private static JsonNode? Bend(JsonNode? leaf) => leaf?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Number => JsonValue.Create(leaf.GetValue<long>() - 1),
        System.Text.Json.JsonValueKind.String => JsonValue.Create(leaf.GetValue<string>() + "x"),
        System.Text.Json.JsonValueKind.True => JsonValue.Create(false),
        System.Text.Json.JsonValueKind.False => JsonValue.Create(true),
        _ => JsonValue.Create("x"),
    };

    private static JsonNode? Break(JsonNode? leaf, int kind) => kind switch
    {
        0 => null,
        1 => JsonValue.Create(-1),
        2 => JsonValue.Create(int.MaxValue),
        3 => JsonValue.Create(""),
        4 => new JsonArray(),
        5 => new JsonArray((JsonNode?)null),
        _ => Bend(leaf),
    };

    private static TRoom Fold<TRoom, TCommand, TEvent>(
        Journal<TRoom, TCommand, TEvent> _, IEnumerable<Entry<TCommand, TEvent>> entries)
        where TRoom : class, IRoom<TRoom, TCommand, TEvent> =>
        entries.SelectMany(e => e.Events).Aggregate(TRoom.Empty, (room, e) => room.Evolve(e));
}
