namespace TradeSim.Negotiators.Exchanges;

/// <summary>Alternating offers as one side knows them: its own profile, the offers so far, and how many turns it has.</summary>
/// <remarks>The first side moves first; the second has the last word, since nobody can answer what it offers last.</remarks>
public sealed class Exchange(Profile own, int turns, bool movesFirst, long seed)
{
    private readonly List<int> ours = [];
    private readonly List<int> theirs = [];

    /// <summary>The own preferences.</summary>
    public Profile Own => own;

    /// <summary>How many turns each side has in all.</summary>
    public int Turns => turns;

    /// <summary>True for the side that speaks first.</summary>
    public bool MovesFirst => movesFirst;

    /// <summary>The seed of the own chance.</summary>
    public long Seed => seed;

    /// <summary>The own offers, in order.</summary>
    public IReadOnlyList<int> Ours => ours;

    /// <summary>The other side's offers, in order.</summary>
    public IReadOnlyList<int> Theirs => theirs;

    /// <summary>The offer that waits for an answer; null before the other side has spoken.</summary>
    public int? OnTable => theirs.Count == 0 ? null : theirs[^1];

    /// <summary>Own turns that went by without an offer, where time runs on by itself.</summary>
    public int Missed { get; set; }

    /// <summary>The share of the own turns that have passed, 0 to 1.</summary>
    public double Time => (double)(ours.Count + Missed) / turns;

    /// <summary>The own turns left, this one included.</summary>
    public int TurnsLeft => turns - ours.Count - Missed;

    /// <summary>True if nothing that is offered now can be answered any more.</summary>
    public bool IsLastWord => !movesFirst && TurnsLeft <= 1;

    /// <summary>An own offer was made.</summary>
    public void Offered(int outcome) => ours.Add(outcome);

    /// <summary>The other side made an offer.</summary>
    public void Heard(int outcome) => theirs.Add(outcome);
}

/// <summary>What a bargainer does in its turn.</summary>
/// <param name="Outcome">What it offers; the accepted one where it accepts.</param>
public readonly record struct Act(ActKind Kind, int Outcome)
{
    /// <summary>Makes an offer.</summary>
    public static Act Offer(int outcome) => new(ActKind.Offer, outcome);

    /// <summary>Takes what the other side offered last.</summary>
    public static Act Accept(int outcome) => new(ActKind.Accept, outcome);

    /// <summary>Leaves without a deal.</summary>
    public static Act End { get; } = new(ActKind.End, -1);
}

/// <summary>The kinds of acts.</summary>
public enum ActKind
{
    /// <summary>An offer.</summary>
    Offer,

    /// <summary>The other side's last offer is taken.</summary>
    Accept,

    /// <summary>No deal.</summary>
    End,
}

/// <summary>A strategy for alternating offers.</summary>
/// <remarks>
/// What it does follows from its exchange and seed alone, so that feeding it the same exchange again brings it to the
/// same state.
/// </remarks>
public abstract class Bargainer(Exchange talks)
{
    /// <summary>What this side knows.</summary>
    protected Exchange Talks => talks;

    /// <summary>The own preferences.</summary>
    protected Profile Own => talks.Own;

    /// <summary>The next act. Called once in every own turn.</summary>
    public abstract Act Next();

    /// <summary>Accepts the offer on the table if it is worth at least this; otherwise offers (AC_next with a target).</summary>
    protected Act AcceptOr(double least, int outcome) =>
        talks.OnTable is { } theirs && Own.Utility(theirs) >= Math.Max(least, Own.Reservation)
            ? Act.Accept(theirs) : Act.Offer(outcome);

    /// <summary>AC_next: accepts what is no worse than the own next offer.</summary>
    protected Act AcceptOr(int outcome) => AcceptOr(Own.Utility(outcome), outcome);
}
