using System.Collections.Immutable;

namespace TradeSim.Scenarios;

/// <summary>What comes after the handshake: ratification, then weeks in which promises are kept or not. Public.</summary>
/// <param name="Weeks">The names of the weeks, in order.</param>
/// <param name="Recall">A last sitting after a deal failed at home and no day was left; null for none.</param>
/// <param name="Duties">What options oblige to; an issue without a duty obliges nobody.</param>
/// <param name="Levers">Measures that a party may take against another in these weeks.</param>
/// <param name="Expiry">The clock that ends with the last week; null where none runs.</param>
public sealed record Aftermath(
    ImmutableArray<string> Weeks, TalkDay? Recall, ImmutableArray<Duty> Duties, ImmutableArray<Lever> Levers,
    Expiry? Expiry)
{
    /// <summary>The duty that an issue brings; null for none.</summary>
    public Duty? DutyOf(int issue) => Duties.FirstOrDefault(d => d.Issue == issue);
}

/// <summary>What the options of one issue oblige to, and how the world can see whether it is done.</summary>
/// <param name="Parties">Who has to act.</param>
/// <param name="Within">The week, counted from 1, by which it is to be done.</param>
/// <param name="IsOpen">True where everybody sees exactly what is done, as with a tariff.</param>
/// <param name="Figure">The published number that tells of it; null where only reports do.</param>
/// <param name="Texts">The words of the joint statement by option; empty where an option obliges to nothing.</param>
/// <param name="Readings">How the parties read options that were left ambiguous on purpose.</param>
public sealed record Duty(
    int Issue, ImmutableArray<string> Parties, int Within, bool IsOpen, Figure? Figure,
    ImmutableArray<string> Texts, ImmutableArray<Reading> Readings)
{
    /// <summary>The option that this party takes an option to mean; the option itself where its words are clear.</summary>
    public int Read(string party, int option) =>
        Readings.FirstOrDefault(r => r.Option == option && r.Party == party)?.Means ?? option;

    /// <summary>True if the option was worded so that each side may read it in its own way.</summary>
    public bool IsAmbiguous(int option) => Readings.Any(r => r.Option == option);
}

/// <summary>A published number, for example tonnes of magnets a month.</summary>
/// <param name="Levels">Its level by option when the option is carried out in full.</param>
/// <param name="Noise">By how many percent it may be off either way.</param>
public sealed record Figure(string Name, string Unit, ImmutableArray<int> Levels, int Noise);

/// <summary>One party's reading of an ambiguous option: it takes it to mean this other option.</summary>
public sealed record Reading(int Option, string Party, int Means);

/// <summary>A measure that a party may take in the weeks after the talks, for example a new export curb.</summary>
/// <param name="BoundBy">Agreed options under which taking it is an open breach.</param>
public sealed record Lever(
    string Id, string Party, string Name, string About, ImmutableArray<OptionRef> BoundBy,
    ImmutableArray<string> Sources);

/// <summary>A truce that ends with the last week unless it is carried on.</summary>
/// <param name="Outlasts">Options of the issue that carry it beyond the last week by themselves.</param>
/// <param name="Extended">What is so if it is carried on.</param>
/// <param name="Expired">What returns if it is not.</param>
public sealed record Expiry(int Issue, ImmutableArray<int> Outlasts, string Extended, string Expired);

/// <summary>Something unforeseen that may happen in the weeks after the talks; sealed until it does.</summary>
/// <param name="From">The first week, counted from 1, in which it may happen.</param>
/// <param name="To">The last.</param>
/// <param name="Percent">The chance in each of these weeks.</param>
/// <param name="Below">Only while a figure of the issue shows less than this percent of what was promised; null for always.</param>
/// <param name="Party">Whose country's mood it moves.</param>
/// <param name="Mood">By how many points of support.</param>
/// <param name="Lever">The lever that it pulls; empty for none.</param>
public sealed record Incident(
    string Id, string Name, string Text, int From, int To, int Percent, IssueBelow? Below, string Party, int Mood,
    string Lever, ImmutableArray<string> Sources);

/// <summary>A condition on what is published about an issue's commitments.</summary>
public sealed record IssueBelow(int Issue, int Percent);
