using System.Collections.Immutable;

namespace TradeSim.Client.Classes;

/// <summary>A question that a student answers in a few sentences.</summary>
/// <param name="Id">It stays when the words change.</param>
internal sealed record ReflectionQuestion(string Id, string Text);

/// <summary>What a statement is about: how a person values a negotiation beyond its points.</summary>
internal enum ValueArea
{
    /// <summary>What came out of it.</summary>
    Outcome,

    /// <summary>How it leaves oneself.</summary>
    Self,

    /// <summary>How it was conducted.</summary>
    Process,

    /// <summary>How it leaves the two sides with each other.</summary>
    Relationship,
}

/// <summary>A statement that a student agrees with more or less; to agree is always the better.</summary>
internal sealed record ValueStatement(string Id, ValueArea Area, string Text);

/// <summary>What a class is asked unless its lecturer asks something else.</summary>
internal static class Questions
{
    /// <summary>The scale of a statement begins here: not at all.</summary>
    public const int LeastAgreement = 1;

    /// <summary>The scale of a statement ends here: entirely.</summary>
    public const int MostAgreement = 7;

    /// <summary>Asked once the brief was read and before the talks begin.</summary>
    public static ImmutableArray<ReflectionQuestion> Before { get; } =
    [
        new("before-own", "What do you want from these talks, and what matters most to you in them?"),
        new("before-other",
            "What do you think the other side wants most, and what could it give up most easily?"),
        new("before-end", "Where do you expect to end: on which issues will you agree, and on what terms?"),
    ];

    /// <summary>Asked when the talks are over and before the debrief is discussed.</summary>
    public static ImmutableArray<ReflectionQuestion> After { get; } =
    [
        new("after-outcome", "What did you get, and how does it compare with what you expected to get?"),
        new("after-turn",
            "Which moment decided the talks? What would have happened had you acted otherwise?"),
        new("after-other",
            "What did you learn about the other side that you did not know at the start? How?"),
        new("after-again", "You meet the same people again next month. What would you do in another way?"),
    ];

    /// <summary>The statements, two for each area, answered on the scale.</summary>
    /// <remarks>
    /// The words are our own. The four areas follow J. R. Curhan, H. A. Elfenbein and H. Xu, "What do people
    /// value when they negotiate? Mapping the domain of subjective value in negotiation", Journal of
    /// Personality and Social Psychology 91 (2006), 493–512. This is not their instrument, so its values
    /// cannot be compared with theirs.
    /// </remarks>
    public static ImmutableArray<ValueStatement> Statements { get; } =
    [
        new("value-outcome-1", ValueArea.Outcome,
            "I could defend this result before the people who sent me."),
        new("value-outcome-2", ValueArea.Outcome, "Given what the other side could accept, we did well."),
        new("value-self-1", ValueArea.Self, "I acted as the negotiator I would like to be."),
        new("value-self-2", ValueArea.Self, "I leave these talks surer of my own judgement than I came."),
        new("value-process-1", ValueArea.Process, "The other side took what I said into account."),
        new("value-process-2", ValueArea.Process,
            "The way in which we came to the result was fair to both sides."),
        new("value-relationship-1", ValueArea.Relationship,
            "I would take the word of the other side next time."),
        new("value-relationship-2", ValueArea.Relationship,
            "These talks are a good start for the next ones with them."),
    ];
}
