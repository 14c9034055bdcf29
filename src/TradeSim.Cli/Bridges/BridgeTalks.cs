using System.Text.Json;
using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Cli.Bridges;

/// <summary>One exchange of a named negotiator over lines; a malformed line leaves it as it was.</summary>
/// <remarks>Rounds count from 1 and may go on after the deadline. Two bridges of one seed play what a tournament plays with that seed.</remarks>
internal sealed class BridgeTalks(string negotiator, long seed)
{
    private readonly HashSet<int> refused = [];
    private BridgeInit? begun;
    private Exchange? talks;
    private Bargainer? bargainer;
    private Act? answered;
    private int round;

    /// <summary>True once the exchange was said to be over.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What is answered to a line; null where nothing is.</summary>
    public object? Hear(string line)
    {
        try
        {
            var said = Strict.Parse(line);
            Strict.Keys(said, "The line", [], "init", "turn", "over", "error");
            var keys = said.EnumerateObject().Select(p => p.Name).ToArray();
            if (keys.Length != 1)
                throw new MalformedException("A line says one thing; write \"init\", \"turn\", \"over\" or \"error\".");
            return keys[0] switch
            {
                "init" => Begin(said.GetProperty("init")),
                "turn" => Turn(said.GetProperty("turn")),
                "error" => Refused(said.GetProperty("error")),
                _ => End(said.GetProperty("over")),
            };
        }
        catch (MalformedException e)
        {
            return new { error = e.Message };
        }
    }

    private object Begin(JsonElement init)
    {
        if (begun is not null)
            throw new MalformedException("The exchange has begun already; start another bridge for another one.");
        var read = BridgeInit.Read(init);
        // The two sides of one seed draw apart, or a strategy would draw the same against itself.
        talks = new(read.Profile, read.Deadline, read.MovesFirst, read.MovesFirst ? seed : ~seed);
        bargainer = Bargainers.Create(negotiator, talks);
        begun = read;
        return new { ready = true };
    }

    private object Turn(JsonElement turn)
    {
        if (begun is null || talks is null || bargainer is null)
            throw new MalformedException("A turn came before the exchange began; say \"init\" first.");
        if (answered is { Kind: not ActKind.Offer })
            throw new MalformedException("The last answer ended the exchange; say \"over\".");
        Strict.Keys(turn, "turn", ["round", "offer"]);
        if (Strict.Count(turn.GetProperty("round"), "turn.round", int.MaxValue) != round + 1)
            throw new MalformedException($"turn.round does not follow round {round}; write {round + 1}.");
        var heard = Heard(turn.GetProperty("offer"), begun);
        // A turn beyond the deadline is played as the last one was.
        if (answered is { } offered && talks.TurnsLeft > 1) talks.Offered(offered.Outcome);
        if (heard is { } outcome) talks.Heard(outcome);
        round++;
        refused.Clear();
        return Answer(bargainer.Next());
    }

    private int? Heard(JsonElement offer, BridgeInit begun)
    {
        var isFirst = round == 0 && begun.MovesFirst;
        if (offer.ValueKind != JsonValueKind.Null)
            return isFirst
                ? throw new MalformedException("This side moves first, so its first turn has no offer; write null.")
                : begun.Profile.Space.Outcome(new([.. begun.Wording.Read(offer)]));
        return isFirst || (begun.MovesFirst && talks!.OnTable is null) ? null
            : throw new MalformedException("turn.offer is null; write the other side's last offer.");
    }

    /// <summary>The other end does not take the last answer: offers the next outcome that is no worse, then one halfway to
    /// the best, then the best.</summary>
    private object Refused(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.String)
            throw new MalformedException("error is no text; write why the last answer is refused.");
        if (answered is not { Kind: not ActKind.End, Outcome: var last } || begun is null)
            throw new MalformedException("Nothing was answered that could be refused; say \"turn\" first.");
        refused.Add(last);
        var own = begun.Profile;
        var (least, top) = (own.PlaceOf(own.Reservation), own.Rising.Length - 1);
        var place = Math.Max(least, own.PlaceOf(own.Utility(last)));
        var from = Math.Min(top, refused.Count switch { 1 => place, 2 => (place + top) / 2, _ => top });
        foreach (var at in Enumerable.Range(from, top - from + 1)
            .Concat(Enumerable.Range(least, Math.Max(0, from - least)).Reverse()))
            if (!refused.Contains(own.Rising[at]))
                return Answer(Act.Offer(own.Rising[at]));
        return Answer(Act.End);
    }

    private object? End(JsonElement over)
    {
        if (over.ValueKind != JsonValueKind.Object)
            throw new MalformedException("over is no object; write {\"over\":{}}.");
        IsOver = true;
        return null;
    }

    private object Answer(Act act)
    {
        answered = act;
        return act.Kind switch
        {
            ActKind.Offer => new { offer = begun!.Wording.Write(begun.Profile.Space.Package(act.Outcome)) },
            ActKind.Accept => new { accept = true },
            _ => (object)new { end = true },
        };
    }
}
