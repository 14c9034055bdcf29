namespace TradeSim.Bargaining;

/// <summary>Finds the efficient points of a package space by settling one issue after the other.</summary>
/// <remarks>
/// An efficient package is efficient in every part that adds to the rest, so what is dominated is dropped as
/// soon as it is known (G. L. Nemhauser and Z. Ullmann, 1969). Where tables join issues this is so for each
/// combination of the issues that are joined to those settled, and the cheapest issue is settled next (bucket
/// elimination: R. Dechter, 1999). The work grows with the cells of the largest step and not with the
/// packages.
/// </remarks>
internal sealed class Elimination
{
    private readonly PackageSpace space;
    private readonly Trail trail;
    private readonly ISkyline skyline;
    private readonly ISkyline partial;
    private readonly List<ScoreTable> tables;
    private readonly List<Message> messages;
    private readonly long[] sum;

    private Elimination(PackageSpace space)
    {
        this.space = space;
        trail = new(space.Options);
        (skyline, partial) = (NewSkyline(), NewSkyline());
        sum = new long[space.Parties];
        tables = [.. space.Tables];
        messages = [.. Enumerable.Range(0, space.Issues).Select(OfOptions)];
    }

    /// <summary>All efficient points, as one cell.</summary>
    public static (Message Points, Trail Trail) Of(PackageSpace space)
    {
        var all = new Elimination(space);
        if (space.IsEmpty) return (all.NoPoint(), all.trail);
        while (all.Next() is { } issue) all.Settle(issue);
        var points = all.messages.OrderByDescending(m => m.Count).ToArray();
        return (points.Skip(1).Aggregate(points[0], (joined, m) => all.Sum(joined, 0, m, 0)), all.trail);
    }

    private ISkyline NewSkyline() => space.Parties == 2 ? new Staircase() : new Maxima(space.Parties);

    private Message NoPoint()
    {
        var none = new Message(space.Parties, [], 1);
        none.Close();
        return none;
    }

    /// <summary>The efficient options of each class of an issue.</summary>
    private Message OfOptions(int issue)
    {
        int[] scope = space.Classes[issue] > 1 ? [issue] : [];
        var (classes, points) = (space.ClassOf[issue], space.Points[issue]);
        var single = new Message(space.Parties, [], 1);
        for (var place = 0; place < classes.Length; place++)
            points.AsSpan(place * space.Parties, space.Parties)
                .CopyTo(single.Add(trail.Option(issue, place)));
        var options = new Message(space.Parties, scope, space.Classes[issue]);
        for (var of = 0; of < space.Classes[issue]; of++)
        {
            skyline.Clear();
            Array.Clear(sum);
            for (var place = 0; place < classes.Length; place++)
                if (classes[place] == of)
                    skyline.Add(sum, single, place, place + 1, Trail.Nothing);
            Close(options);
        }

        return options;
    }

    /// <summary>
    /// The issue whose settling goes through the fewest combinations; null where none is joined.
    /// </summary>
    private int? Next()
    {
        (int? cheapest, var least) = (null, double.MaxValue);
        foreach (var issue in messages.SelectMany(m => m.Scope).Distinct())
        {
            var cost = Around(issue).Aggregate(1.0, (n, i) => n * space.Classes[i]);
            if (cost < least || (cost == least && issue < cheapest)) (cheapest, least) = (issue, cost);
        }

        return cheapest;
    }

    /// <summary>The issues that tables or messages join to this one, itself included.</summary>
    private IEnumerable<int> Around(int issue) =>
        tables.Select(t => t.Scope).Concat(messages.Select(m => m.Scope))
            .Where(s => s.Contains(issue)).SelectMany(s => s).Distinct();

    private void Settle(int issue)
    {
        int[] open = [.. Around(issue).Where(i => i != issue).Order()];
        var ofTables = tables.Where(t => t.Scope.Contains(issue)).ToArray();
        var ofMessages = messages.Where(m => m.Scope.Contains(issue)).ToArray();
        tables.RemoveAll(t => t.Scope.Contains(issue));
        messages.RemoveAll(m => m.Scope.Contains(issue));
        var cells = open.Aggregate(1, (n, i) => checked(n * space.Classes[i]));
        var settled = new Message(space.Parties, open, cells);
        var walk = new Walk([.. open, issue],
            [.. ofTables.Select(t => t.Scope), .. ofMessages.Select(m => m.Scope)], space.Classes);
        for (var cell = 0; cell < cells; cell++)
        {
            skyline.Clear();
            for (var of = 0; of < space.Classes[issue]; of++)
            {
                AddCombination(ofTables, ofMessages, walk.At);
                walk.Next();
            }

            Close(settled);
        }

        messages.Add(settled);
    }

    private void AddCombination(ScoreTable[] ofTables, Message[] ofMessages, int[] at)
    {
        var (point, cell) = (ofMessages[0], at[ofTables.Length]);
        for (var m = 1; m < ofMessages.Length - 1; m++)
            (point, cell) = (Sum(point, cell, ofMessages[m], at[ofTables.Length + m]), 0);
        Array.Clear(sum);
        for (var t = 0; t < ofTables.Length; t++)
            for (var p = 0; p < sum.Length; p++)
                sum[p] += ofTables[t].Scores[(at[t] * sum.Length) + p];
        if (ofMessages.Length == 1)
            skyline.Add(sum, point, point.Start(cell), point.Start(cell + 1), Trail.Nothing);
        else
            AddSums(skyline, point, cell, ofMessages[^1], at[^1]);
    }

    /// <summary>The efficient sums of a point of one cell and a point of another.</summary>
    private Message Sum(Message one, int oneCell, Message other, int otherCell)
    {
        partial.Clear();
        Array.Clear(sum);
        AddSums(partial, one, oneCell, other, otherCell);
        var joined = new Message(space.Parties, [], 1);
        partial.WriteTo(joined, trail);
        joined.Close();
        return joined;
    }

    /// <summary>
    /// Adds every sum of two points to a skyline: the longer list once for each point of the shorter.
    /// </summary>
    private void AddSums(ISkyline to, Message one, int oneCell, Message other, int otherCell)
    {
        var (from, end) = (one.Start(oneCell), one.Start(oneCell + 1));
        var (otherFrom, otherEnd) = (other.Start(otherCell), other.Start(otherCell + 1));
        if (end - from < otherEnd - otherFrom)
        {
            AddSums(to, other, otherCell, one, oneCell);
            return;
        }

        Span<long> shift = stackalloc long[sum.Length];
        for (var i = otherFrom; i < otherEnd; i++)
        {
            for (var p = 0; p < shift.Length; p++) shift[p] = sum[p] + other.Scores[(i * shift.Length) + p];
            to.Add(shift, one, from, end, other.Steps[i]);
        }
    }

    private void Close(Message message)
    {
        skyline.WriteTo(message, trail);
        message.Close();
    }
}
