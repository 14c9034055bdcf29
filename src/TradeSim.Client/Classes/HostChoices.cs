using TradeSim.Classes;
using TradeSim.Client.Starting;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Tables;

namespace TradeSim.Client.Classes;

/// <summary>What the form for hosting a class says. As it stands at first, a class can be opened at once.</summary>
public sealed class HostChoices
{
    /// <summary>How far the sessions go.</summary>
    public Reach Reach { get; set; }

    /// <summary>Real minutes that a talk day lasts.</summary>
    public int Minutes { get; set; } = 10;

    /// <summary>Who speaks where nobody is.</summary>
    public EmptySeats Empty { get; set; }

    /// <summary>How far that AI thinks, 1 to 5.</summary>
    public int Level { get; set; } = Opponents.Middle;

    /// <summary>The persona of that AI; empty for one that is drawn.</summary>
    public string Persona { get; set; } = "";

    /// <summary>How students are dealt out.</summary>
    public Grouping Grouping { get; set; }

    /// <summary>Students a delegation.</summary>
    public int PerSide { get; set; } = 1;

    /// <summary>Who plays the capitals.</summary>
    public TradeSim.Classes.Capitals Capitals { get; set; }

    /// <summary>Whether signals may be sent.</summary>
    public bool Signals { get; set; } = true;

    /// <summary>Whether statements to the press may be made.</summary>
    public bool Statements { get; set; } = true;

    /// <summary>Whether a coach may be asked.</summary>
    public bool Coach { get; set; }

    /// <summary>How people of one delegation agree.</summary>
    public Consent Consent { get; set; }

    /// <summary>Real seconds until the AI stands in for who went away.</summary>
    public int Grace { get; set; } = 30;

    /// <summary>The class list: a name a line, perhaps with a kind after a semicolon.</summary>
    public string List { get; set; } = "";

    /// <summary>Questions before the talks, one a line.</summary>
    public string Before { get; set; } = string.Join('\n', Questions.Before.Select(q => q.Text));

    /// <summary>Questions after the talks, one a line.</summary>
    public string After { get; set; } = string.Join('\n', Questions.After.Select(q => q.Text));

    /// <summary>Whether the short questionnaire on how it felt is added.</summary>
    public bool HasQuestionnaire { get; set; }

    /// <summary>What this scenario cannot be played as is put back to the talks only.</summary>
    public void Fit(ScenarioCard card)
    {
        if (Reach == Reach.Campaign && card.Sequels.IsEmpty) Reach = Reach.Aftermath;
        if (Reach == Reach.Aftermath && card.Weeks == 0) Reach = Reach.Talks;
        PerSide = Math.Clamp(PerSide, 1, MostPerSide(card));
    }

    /// <summary>The most students that a delegation of this scenario has seats for.</summary>
    public static int MostPerSide(ScenarioCard card) => card.Parties.Min(p => p.Seats.Length);

    /// <summary>The request of this form.</summary>
    public ClassRequest Request(ScenarioCard card) => new(card.Id, Reach, Minutes, Empty,
        Opponents.Name(Persona, Level), Grouping, PerSide, Capitals, Signals, Statements, Coach, Consent, Grace,
        [.. Lines(List).Select(l => l.Split(';', 2, StringSplitOptions.TrimEntries)).Select(p => new Listed(p[0], p.ElementAtOrDefault(1) ?? ""))],
        [.. Asking()]);

    private IEnumerable<Question> Asking() =>
    [
        .. Written(Before, Asked.Before, "before", Questions.Before), .. Written(After, Asked.After, "after", Questions.After),
        .. HasQuestionnaire ? Questions.Statements.Select(s => new Question(s.Id, Asked.After, s.Text, true)) : [],
    ];

    /// <summary>A question that was not changed keeps its id, so that several classes can be compared.</summary>
    private static IEnumerable<Question> Written(
        string text, Asked when, string prefix, IEnumerable<ReflectionQuestion> known) => Lines(text).Select((line, i) =>
        new Question(known.FirstOrDefault(q => q.Text == line)?.Id ?? $"{prefix}-{i + 1}", when, line, false));

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
