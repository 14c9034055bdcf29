using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Server.Words;

/// <summary>What is public about one decided move that comes with words. Made from the table alone: what no
/// table holds cannot be in it.</summary>
/// <param name="Act">What is done, as everybody will hear it.</param>
/// <param name="Package">The package that the words go with: the one offered or refused, or the own that
/// stands; null for none.</param>
/// <param name="Changed">Issues on which that package differs from the party's own last one.</param>
/// <param name="Own">The sentence that is said where nobody finds a better one.</param>
/// <param name="Offers">Numbers of offers that the words may name.</param>
/// <param name="Heard">The last lines of the table, each with the name of its party.</param>
/// <param name="LastSaid">What the party said last; null for nothing.</param>
internal sealed record Occasion(
    Agenda Agenda, Party Speaker, string Tone, string Act, Package? Package, ImmutableArray<int> Changed,
    string Own, ImmutableArray<int> Offers, ImmutableArray<string> Heard, string? LastSaid)
{
    private const int MostLines = 6;
    private const int LongestLine = 300;

    /// <summary>The occasion of a move; null where the move comes without words.</summary>
    public static Occasion? Of(Table table, string party, string tone, TableCommand command)
    {
        if (table.Agenda is not { } agenda || agenda.Party(party) is not { } speaker) return null;
        var last = table.LastOfferOf(party);
        ImmutableArray<int> every = [.. table.Offers.Select(o => o.Number)];
        var (act, package, own, offers) = command switch
        {
            TableCommand.MakeOffer c => ("You put forward a new package.", c.Package, c.Words, every),
            TableCommand.RejectOffer c => ($"You say no to offer {c.Offer}.",
                table.Offer(c.Offer)?.Package, c.Words, last is null ? [c.Offer] : [c.Offer, last.Number]),
            TableCommand.SayWords c => ("You say that you have nothing new to offer.",
                last is { IsOpen: true } ? last.Package : null, c.Words, every),
            _ => ("", null, "", every),
        };
        if (act.Length == 0) return null;
        var before = command is TableCommand.SayWords || last is null ? agenda.StatusQuo : last.Package;
        return new(agenda, speaker, tone, act, package,
            package is null ? [] : [.. package.DiffersFrom(before)], own, offers, Lines(table, agenda),
            Said(table, party));
    }

    /// <summary>The same move in other words.</summary>
    public static TableCommand InWords(TableCommand command, string words) => command switch
    {
        TableCommand.MakeOffer c => c with { Words = words },
        TableCommand.RejectOffer c => c with { Words = words },
        TableCommand.SayWords c => c with { Words = words },
        _ => command,
    };

    private static ImmutableArray<string> Lines(Table table, Agenda agenda) =>
        [.. table.Lines.Where(l => agenda.Party(l.By.Party) is not null)
            .Select(l => (Name: agenda.Party(l.By.Party)!.Name, What: What(table, l)))
            .Where(l => l.What is not null).TakeLast(MostLines)
            .Select(l => $"{l.Name} {l.What}").Select(l => l.Length <= LongestLine ? l : l[..LongestLine])];

    private static string? What(Table table, TalkLine line) => line switch
    {
        TalkLine.Offered o => $"made offer {o.Number}: {table.Offer(o.Number)?.Words}",
        TalkLine.Accepted a => $"accepted offer {a.Number}.",
        TalkLine.Rejected r => $"rejected offer {r.Number}: {r.Words}",
        TalkLine.Withdrawn w => $"withdrew offer {w.Number}.",
        TalkLine.Said s => $"said: {s.Words}",
        _ => null,
    };

    private static string? Said(Table table, string party) =>
        table.Lines.Where(l => l.By.Party == party).Select(table.WordsOf).LastOrDefault(words => words is not null);
}
