using System.Collections.Immutable;

namespace TradeSim.Client.Classes;

/// <summary>One stretch of a lesson: what happens in it, and what the lecturer does or says.</summary>
public sealed record PlanStep(int From, int To, string Happens, string You);

/// <summary>A lesson with the simulation, minute by minute.</summary>
/// <param name="Setting">What is chosen when the class is opened.</param>
public sealed record ClassPlan(string Id, string Title, string Setting, ImmutableArray<PlanStep> Steps)
{
    /// <summary>One lesson: the talks of Geneva, and what they could have come to.</summary>
    public static ClassPlan Fifty { get; } = new("fifty", "Fifty minutes",
        "Geneva, the talks only, 10 minutes a day of talks. Geneva has two days, so the talks take at most "
        + "20 minutes.",
        [
            new(0, 5, "The projector shows the code. Students join with the code and a name, and are seated.",
                "Host a class; turn the projector on. Say: “You speak for a government. Nobody else sees "
                + "your brief.”"),
            new(5, 13, "Everybody reads the brief and answers the three questions.",
                "Say: “Find the two issues that matter most to you, and what you have if you leave.” "
                + "Seat those who came late."),
            new(13, 23, "First day of talks.",
                "Press Begin. Watch the top of the cockpit: it shows who needs you."),
            new(23, 33, "Second day of talks. It ends by the clock, or when every table has signed or left.",
                "Half way, say: “Five minutes. What is your alternative worth, and is this better?”"),
            new(33, 36, "Four questions and eight statements, each student alone.",
                "Press End and open the debrief. Ask for silence until the answers are in."),
            new(36, 46, "Class debrief: all tables side by side, with history and with what was possible.",
                "Put the picture on the projector. Take three of the questions below."),
            new(46, 50, "Own debriefs: the other side's brief, and what both missed.",
                "Say: “Find one trade that both of you wanted and neither proposed.” Save the data."),
        ]);

    /// <summary>A double lesson: the talks of Geneva, the vote at home, and the weeks after.</summary>
    public static ClassPlan Ninety { get; } = new("ninety", "Ninety minutes",
        "Geneva, talks with capitals and the weeks after, 10 minutes a day of talks. A week closes as soon "
        + "as every side has sealed its measures, and lasts as long as a day of talks at most.",
        [
            new(0, 6, "The projector shows the code. Students join and are seated.",
                "Host a class; turn the projector on. Say that each delegation can call its capital."),
            new(6, 18, "Everybody reads brief, mandate and groups at home, and answers the three questions.",
                "Say: “Whom at home will this deal hurt, and can they stop it?”"),
            new(18, 28, "First day of talks.",
                "Press Begin. After five minutes send a piece of news to all tables."),
            new(28, 38, "Second day of talks; the deal is written as a joint statement.",
                "Say: “You sign a text. Read it as the other side's press will.”"),
            new(38, 44, "The vote at home. A table that fails comes back for one more sitting.",
                "Ask who expected the vote. Let failed tables talk on while the others read."),
            new(44, 60, "Four weeks: each side keeps, slows or breaks its promises, and watches the other.",
                "Pause all after week two. Ask: “Who is sure that the other side keeps its word? Why?”"),
            new(60, 65, "Four questions and eight statements, each student alone.",
                "Press End and open the debrief, also for tables that are still in their weeks."),
            new(65, 80, "Class debrief: frontier, history, votes at home, breaches seen and unseen.",
                "Take five of the questions below; let two tables with opposite results explain themselves."),
            new(80, 88, "Own debriefs in pairs across the table: each opens its brief to the other.",
                "Say: “Show the other side the moment when you nearly left.”"),
            new(88, 90, "Close.", "Save the data. Say what is kept and what you will delete."),
        ]);
}
