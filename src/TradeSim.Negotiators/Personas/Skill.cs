namespace TradeSim.Negotiators.Personas;

/// <summary>What a level can do. No level knows more than another; the lower ones think less far.</summary>
/// <param name="Models">Learns from the other side's offers what it likes.</param>
/// <param name="Plans">Fits its pace to the turns left, and closes in the last ones.</param>
/// <param name="Patience">The exponent of its concession over time; 1 gives way evenly, more waits.</param>
/// <param name="Slack">How far above its target it may offer by chance, as a share of its range.</param>
/// <param name="Content">Share of its range, from its least to its best, at which it is content with an offer.</param>
/// <param name="ContentAtTable">The same at a table with people, who make few offers and watch what it takes.</param>
/// <param name="Falls">Share of the way from its aim for the end down to its least that it gives up as well.</param>
internal sealed record Skill(bool Models, bool Plans, double Patience, double Slack, double Falls,
    double Content, double ContentAtTable)
{
    private static readonly Skill[] Levels =
    [
        new(Models: false, Plans: false, Patience: 0.5, Slack: 0.3, Falls: 1, Content: 0.06, ContentAtTable: 0.16),
        new(Models: false, Plans: false, Patience: 0.8, Slack: 0.2, Falls: 1, Content: 0.2, ContentAtTable: 0.32),
        new(Models: true, Plans: false, Patience: 1, Slack: 0.1, Falls: 1, Content: 0.3, ContentAtTable: 0.48),
        new(Models: true, Plans: false, Patience: 1.8, Slack: 0, Falls: 0.8, Content: 0.53, ContentAtTable: 0.68),
        new(Models: true, Plans: true, Patience: 3, Slack: 0, Falls: 0, Content: 1, ContentAtTable: 1),
    ];

    /// <summary>The skill of a level from 1 to 5.</summary>
    public static Skill Of(int level) => Levels[level - 1];
}
