using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Debriefs;

/// <summary>One thing that the debrief can say of a round, with the entries it rests on; scores are by party.</summary>
public abstract record Finding
{
    private Finding(Grounds rests) => Rests = rests;

    /// <summary>The written entries that it speaks of.</summary>
    public Grounds Rests { get; }

    /// <summary>A small change that would have been better than the deal, or than none; and who could have known.</summary>
    /// <param name="From">The package that is changed: the deal, or an offer where there is no deal.</param>
    /// <param name="Offer">The offer that put it to the table.</param>
    public sealed record Missed(
        Grounds Rests, MissedTrade Trade, Package From, int Offer, ImmutableArray<Known> Known) : Finding(Rests);

    /// <summary>The best offer that was better for everybody than what they got, and was not taken.</summary>
    /// <param name="More">What each party would have had more by it.</param>
    public sealed record PassedOver(Grounds Rests, Offer Offer, ImmutableArray<int> More) : Finding(Rests);

    /// <summary>A party took less than an earlier offer of the same side gave it.</summary>
    /// <param name="Less">By how many points.</param>
    public sealed record TookLess(Grounds Rests, string Party, Offer Taken, Offer Earlier, int Less) : Finding(Rests);

    /// <summary>A hint whose price was paid in the deal, and whose other half was never called in.</summary>
    /// <param name="By">Who hinted.</param>
    /// <param name="Party">Who would have had so many points more by it.</param>
    /// <param name="Left">What it could have given and the deal has not.</param>
    public sealed record HintUnused(
        Grounds Rests, string By, string Party, ImmutableArray<OptionRef> Left, int More) : Finding(Rests);

    /// <summary>A party offered packages that are worse for itself than no deal.</summary>
    /// <param name="Worst">The one with its least score.</param>
    public sealed record BelowOwn(
        Grounds Rests, string Party, ImmutableArray<Offer> Offers, Offer Worst, int Score, int Reservation)
        : Finding(Rests);

    /// <summary>A party lowered its demand twice in a row, and nobody had answered in between.</summary>
    public sealed record BidAgainstItself(Grounds Rests, string Party, Offer First, Offer Then, int Lost)
        : Finding(Rests);

    /// <summary>How a party's own offers went, from its first to its last.</summary>
    public sealed record Curve(Grounds Rests, string Party, ImmutableArray<CurvePoint> Points) : Finding(Rests)
    {
        /// <summary>Its first score less its last: the sum of all its concessions.</summary>
        public int Conceded => Points.Sum(p => p.Concession);

        /// <summary>Its largest single concession; null where it never conceded.</summary>
        public CurvePoint? Largest =>
            Points.Where(p => p.Concession > 0).OrderByDescending(p => p.Concession).FirstOrDefault();
    }

    /// <summary>Two opening offers, and where between them the deal lies on each of the two sides' own scale.</summary>
    /// <param name="First">The side that opened before the other.</param>
    public sealed record Openings(Grounds Rests, Opening First, Opening Second) : Finding(Rests);

    /// <summary>What the round came to, of what was possible.</summary>
    /// <param name="Score">The deal's, or the reservation values where there is none.</param>
    /// <param name="Possible">The largest joint gain, in points over having no deal.</param>
    /// <param name="Left">How much more there was with nobody worse off.</param>
    public sealed record Reached(
        Grounds Rests, ImmutableArray<int> Score, int JointGain, int Possible, ImmutableArray<int> Nash,
        ImmutableArray<int> KalaiSmorodinsky, Bargaining.LeftOnTheTable Left) : Finding(Rests);

    /// <summary>How a capital counted a deal, and which interest weighed most in that.</summary>
    /// <param name="Decider">Where it passed who carried it most, where it fell who cost it most.</param>
    /// <param name="Weight">What the decider gave or cost, in hundredths of a point of support.</param>
    /// <param name="WithoutChance">The support without the day's chance, in hundredths of a point.</param>
    public sealed record Counted(
        Grounds Rests, string Party, int Offer, Ballot Ballot, Constituency Decider, int Weight, int WithoutChance)
        : Finding(Rests)
    {
        /// <summary>True if it went otherwise than it would have without the day's chance.</summary>
        public bool ByChance => WithoutChance >= Ballot.Threshold * 100 != Ballot.Passed;
    }

    /// <summary>The first measure by which a party did less than it had promised.</summary>
    /// <param name="Seen">The figure published about it that week; null for none.</param>
    /// <param name="Accused">The first allegation about it from then on; null where nobody alleged a breach.</param>
    /// <param name="Trust">What that week's figures and the allegation cost of the trust in the party; 0 or below.</param>
    public sealed record Broke(
        Grounds Rests, string Party, Commitment Commitment, int Week, Conduct Conduct, Publication? Seen,
        TableEvent.BreachAlleged? Accused, int Trust) : Finding(Rests);

    /// <summary>An allegation of a breach that, as the opened measures show, had not happened.</summary>
    /// <param name="Trust">What it cost of the trust in the accuser; 0 or below.</param>
    public sealed record WronglyAccused(
        Grounds Rests, string By, Commitment Commitment, int Week, Basis Basis, int Trust) : Finding(Rests);

    /// <summary>Everybody did in every week what it had promised.</summary>
    public sealed record AllKept(Grounds Rests, int Commitments, int Weeks) : Finding(Rests);
}

/// <summary>An own offer of a party, and how it moved from the one before.</summary>
/// <param name="Scores">What it is worth, by party.</param>
/// <param name="Concession">How much less its author asked for itself than before; below zero for more.</param>
/// <param name="Gave">What each party gained by that move, by party; zeros for a first offer.</param>
public sealed record CurvePoint(
    int Entry, Offer Offer, ImmutableArray<int> Scores, int Concession, ImmutableArray<int> Gave);

/// <summary>One side's opening offer on its own scale.</summary>
/// <param name="Own">What its own opening was worth to it.</param>
/// <param name="Theirs">What the other's opening was worth to it.</param>
/// <param name="Deal">What the deal is worth to it; null where there is none.</param>
public sealed record Opening(string Party, Offer Offer, int Own, int Theirs, int? Deal)
{
    /// <summary>How far the two openings lay apart for it, in its own points.</summary>
    public int Apart => Own - Theirs;

    /// <summary>Where the deal lies between them: 0 at its own opening, 1 at the other's; null where nothing lies between.</summary>
    public double? Pull => Deal is { } deal && Apart > 0 ? (double)(Own - deal) / Apart : null;
}
