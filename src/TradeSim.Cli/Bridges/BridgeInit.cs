using System.Collections.Immutable;
using System.Text.Json;
using TradeSim.Negotiators.Exchanges;
using TradeSim.Scenarios;

namespace TradeSim.Cli.Bridges;

/// <summary>What an exchange begins with, as the first line tells it.</summary>
internal sealed record BridgeInit(Wording Wording, Profile Profile, int Deadline, bool MovesFirst)
{
    private const double MostWithRedLines = 10;
    private const int MostIssues = 64;
    private const int MostRounds = 100_000;
    private const int MostLinkages = 1000;

    /// <exception cref="MalformedException">Something in it is off.</exception>
    public static BridgeInit Read(JsonElement init)
    {
        Strict.Keys(init, "init", ["issues", "profile", "deadline", "moves_first"]);
        var listed = Strict.Array(init.GetProperty("issues"), "init.issues");
        if (listed.Length is 0 or > MostIssues)
            throw new MalformedException($"init.issues has {listed.Length} entries; write 1 to {MostIssues}.");
        var wording = new Wording([.. listed.Select((issue, i) => Issue(issue, $"init.issues[{i}]"))]);
        var outcomes = wording.Issues.Aggregate(1.0, (n, issue) => n * issue.Values.Length);
        if (outcomes > OutcomeSpace.Most)
            throw new MalformedException(
                $"{outcomes:0} outcomes are more than a bridge lists ({OutcomeSpace.Most}); leave issues or values out.");
        var deadline = Strict.Count(init.GetProperty("deadline"), "init.deadline", MostRounds);
        var first = Strict.Truth(init.GetProperty("moves_first"), "init.moves_first");
        return new(wording, Preferences(init.GetProperty("profile"), wording), deadline, first);
    }

    private static (string, JsonElement[]) Issue(JsonElement issue, string what)
    {
        Strict.Keys(issue, what, ["name", "values"]);
        return issue.GetProperty("name") is { ValueKind: JsonValueKind.String } name
            ? (name.GetString()!, Strict.Array(issue.GetProperty("values"), $"{what}.values"))
            : throw new MalformedException($"{what}.name is no text; write one.");
    }

    private static Profile Preferences(JsonElement profile, Wording wording)
    {
        Strict.Keys(profile, "init.profile", ["weights", "values", "reservation"], "linkages", "forbidden", "minimum");
        var (points, most) = Additive(profile, wording);
        var linkages = profile.TryGetProperty("linkages", out var said) ? Linkages(said, wording) : [];
        most += linkages.Sum(l => Math.Abs((double)l.Points)) / Profile.PointsOfReal;
        var reds = profile.TryGetProperty("forbidden", out var forbidden) ? Forbidden(forbidden, wording) : [];
        var limit = reds.Count > 0 ? MostWithRedLines : Profile.MostReal;
        if (most > limit) throw new MalformedException($"Utilities of init.profile reach {most}; keep them within {limit}.");
        var reservation = Strict.Number(profile.GetProperty("reservation"), "init.profile.reservation", limit);
        if (profile.TryGetProperty("minimum", out var least))
            reservation = Math.Max(reservation, Strict.Number(least, "init.profile.minimum", limit));
        var valuation = new Valuation(Without(reds, points, linkages, reservation), linkages);
        var space = new OutcomeSpace([.. wording.Issues.Select(i => i.Values.Length)]);
        return Profile.Of(space, valuation, reservation, Profile.PointsOfReal, 0);
    }

    private static (ImmutableArray<ImmutableArray<int>> Points, double Most) Additive(JsonElement profile, Wording wording)
    {
        var weights = Fitting(profile.GetProperty("weights"), "init.profile.weights", wording.Issues.Count, "issue");
        var values = Fitting(profile.GetProperty("values"), "init.profile.values", wording.Issues.Count, "issue");
        var points = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var most = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            var what = $"init.profile.values[{i}]";
            var weight = Strict.Number(weights[i], $"init.profile.weights[{i}]");
            double[] worth = [.. Fitting(values[i], what, wording.Issues[i].Values.Length, "value of the issue")
                .Select((v, o) => weight * Strict.Number(v, $"{what}[{o}]"))];
            most += worth.Max(Math.Abs);
            // Above the limit the points would not fit; the message then names the whole.
            points.Add([.. worth.Select(w => Math.Abs(w) <= Profile.MostReal ? (int)Math.Round(w * Profile.PointsOfReal) : 0)]);
        }

        return (points.ToImmutable(), most);
    }

    private static JsonElement[] Fitting(JsonElement element, string what, int count, string each)
    {
        var entries = Strict.Array(element, what);
        return entries.Length == count ? entries
            : throw new MalformedException($"{what} has {entries.Length} entries; write {count}, one for each {each}.");
    }

    private static ImmutableArray<Linkage> Linkages(JsonElement element, Wording wording)
    {
        var entries = Strict.Array(element, "init.profile.linkages");
        if (entries.Length > MostLinkages)
            throw new MalformedException($"init.profile.linkages has more than {MostLinkages} entries; write fewer.");
        return [.. entries.Select((linkage, i) =>
        {
            var what = $"init.profile.linkages[{i}]";
            Strict.Keys(linkage, what, ["points", "when"]);
            var points = Strict.Number(linkage.GetProperty("points"), $"{what}.points", Profile.MostReal);
            return new Linkage("", Conditions(linkage.GetProperty("when"), $"{what}.when", wording),
                (int)Math.Round(points * Profile.PointsOfReal), "");
        })];
    }

    private static HashSet<(int Issue, int Option)> Forbidden(JsonElement element, Wording wording) =>
        [.. Conditions(element, "init.profile.forbidden", wording).SelectMany(c => c.Options.Select(o => (c.Issue, o)))];

    private static ImmutableArray<Condition> Conditions(JsonElement element, string what, Wording wording)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new MalformedException($"{what} is no object; write {{\"issue\":[\"value\"]}}.");
        return [.. element.EnumerateObject().Select(property =>
        {
            var issue = wording.Issue(property.Name);
            return new Condition(issue, [.. Strict.Array(property.Value, $"{what}.{property.Name}")
                .Select(v => wording.Option(issue, v))]);
        })];
    }

    /// <summary>Forbidden options become worth so little that no package with one reaches the reservation value.</summary>
    private static ImmutableArray<ImmutableArray<int>> Without(
        HashSet<(int Issue, int Option)> reds, ImmutableArray<ImmutableArray<int>> points,
        ImmutableArray<Linkage> linkages, double reservation)
    {
        if (reds.Count == 0) return points;
        var best = points.Sum(p => p.Max()) + linkages.Sum(l => Math.Max(0, l.Points));
        var worst = points.Sum(p => p.Min()) + linkages.Sum(l => Math.Min(0, l.Points));
        var floor = Math.Min(worst, (int)Math.Floor(reservation * Profile.PointsOfReal)) - 1;
        return [.. points.Select((options, i) => options
            .Select((p, o) => reds.Contains((i, o)) ? floor - (best - options.Max()) : p).ToImmutableArray())];
    }
}
