using System.Collections.Immutable;

namespace TradeSim.Client.Classes;

/// <summary>A question for the class when all briefs are open, and where the data answers it.</summary>
/// <param name="Shows">What to put on the screen.</param>
/// <param name="Columns">Where the export holds it.</param>
internal sealed record DebriefQuestion(string Ask, string Shows, string Columns)
{
    /// <summary>Ten questions, of which a lesson takes three to five.</summary>
    public static ImmutableArray<DebriefQuestion> All { get; } =
    [
        new("How far from the edge did you stop, and why there?",
            "The picture “Where the talks went”: each deal a point, the frontier the edge of the possible.",
            "outcomes: share_signed"),
        new("Which trade did both sides want and nobody propose? Who could have known?",
            "“What both missed”: the smallest change that would have been better for both.",
            "offers: the columns of issues"),
        new("Did you do better than the delegations of 2025? For whom?",
            "The historical outcome as a point in the same picture.",
            "outcomes: joint_gain_signed, joint_gain_history"),
        new("Who moved first, and what did it cost or bring?",
            "“Offer by offer”: the first two offers of each side, and what each was worth to both.",
            "offers: party, points_…, above_alternative_…"),
        new("When did the talks move: at the start, or when the clock ran out?",
            "The time line of the replay; tables side by side by the days that they used.",
            "outcomes: days_used, minutes_used; offers: day, minute"),
        new("What did a signal bring that an offer would not have brought?",
            "A signal in the replay, and the next offer of the other side.",
            "moves: what = signal-sent, about"),
        new("Who left, who should have, and what did the alternative say?",
            "Tables without a deal, and deals below a party's alternative.",
            "outcomes: agreed, left_by, gain, reservation"),
        new("What did you sign that your capital would not carry?",
            "“How each capital counted”: support against the threshold, group by group.",
            "outcomes: ratified, support, threshold"),
        new("Which promise was broken first, who saw it, and what followed?",
            "“What was promised, done, and seen”: measures beside published figures and allegations.",
            "outcomes: share_signed, share_lived, allegations"),
        new("Is a good result the same as a good feeling about it?",
            "The eight statements beside the points: who gained most, and who is content?",
            "answers beside outcomes: gain"),
    ];
}
