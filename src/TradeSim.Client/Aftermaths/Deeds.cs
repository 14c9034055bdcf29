using TradeSim.Agreements;
using TradeSim.Scenarios;

namespace TradeSim.Client.Aftermaths;

/// <summary>Conduct in plain words, with what it delivers and how it looks.</summary>
internal static class Deeds
{
    /// <summary>All conducts, the most delivering first.</summary>
    public static readonly Conduct[] All =
        [Conduct.GoBeyond, Conduct.Fulfil, Conduct.SlowWalk, Conduct.FormOnly, Conduct.Breach];

    /// <summary>What is done.</summary>
    public static string Name(Conduct conduct, Commitment commitment) => conduct switch
    {
        Conduct.GoBeyond => commitment.IsAmbiguous ? "Do it as they read it" : "Do more",
        Conduct.Fulfil => commitment.IsAmbiguous ? "Do it as you read it" : "Do it",
        Conduct.SlowWalk => "Do it slowly",
        Conduct.FormOnly => "In form only",
        _ => "Do not do it",
    };

    /// <summary>What was done, in a word for a table.</summary>
    public static string Past(Conduct conduct) => conduct switch
    {
        Conduct.GoBeyond => "more",
        Conduct.Fulfil => "done",
        Conduct.SlowWalk => "slowly",
        Conduct.FormOnly => "form only",
        _ => "not done",
    };

    /// <summary>"delivers 40 %, looks like 70 %".</summary>
    public static string Effect(Conduct conduct, Commitment commitment)
    {
        var (delivers, shows) = (conduct.Delivers(commitment), conduct.Shows(commitment));
        return delivers == shows ? $"delivers {Words.Percent(delivers)}" : $"delivers {Words.Percent(delivers)}, looks like {Words.Percent(shows)}";
    }

    /// <summary>What an allegation would rest on today, and what it would do.</summary>
    public static string Basis(Agenda agenda, Accord accord, Commitment commitment)
    {
        var them = Words.Party(agenda, commitment.Party);
        return accord.BasisOf(commitment) switch
        {
            TradeSim.Agreements.Basis.Disputed =>
                "The text can be read both ways: nobody is proved right, and trust in both of you falls by "
                    + $"{TrustCosts.BothReadings}.",
            TradeSim.Agreements.Basis.Supported =>
                $"The figures show {Words.Percent(accord.Shown(commitment.Number))} of the promise since it was due; "
                    + $"that bears it out. Trust in {them} falls by {TrustCosts.Allegation}.",
            _ when accord.Shown(commitment.Number) is { } shown =>
                $"The figures show {Words.Percent(shown)} of the promise since it was due; an allegation needs less "
                    + $"than {Words.Percent(Accord.Borne)}. It would not be borne out, and trust in you falls by {TrustCosts.Allegation}.",
            _ => "No figure was published since it is due. It would not be borne out, and trust in you falls by "
                + $"{TrustCosts.Allegation}.",
        };
    }

    /// <summary>"you read X; they read Y", or nothing where the words are clear.</summary>
    public static string Readings(Agenda agenda, string me, Commitment commitment)
    {
        if (!commitment.IsAmbiguous || agenda.Aftermath?.DutyOf(commitment.Issue) is not { } duty) return "";
        var options = agenda.Issues[commitment.Issue].Options;
        var readings = agenda.Parties.OrderBy(p => p.Id == me ? 0 : 1)
            .Select(p => (Who: p.Id == me ? "you read" : $"{p.Short} reads", Means: duty.Read(p.Id, commitment.Option)))
            .Select(r => $"{r.Who} “{options[r.Means].Name}”");
        return $"Can be read both ways: {string.Join("; ", readings)}.";
    }
}
