using System.Collections.Immutable;
using TradeSim.Negotiators;
using TradeSim.Sessions;

namespace TradeSim.Cli.Campaigns;

/// <summary>One party at the end of a campaign.</summary>
/// <param name="Persona">The character that the seed drew for its envoy; else the negotiator's name.</param>
/// <param name="Gain">Its realised score over its reservation, summed over all rounds.</param>
/// <param name="Trust">How far its word is believed at the end, 0 to 100.</param>
internal sealed record PartyAtEnd(string Party, string Persona, int Gain, int Trust);

/// <summary>One campaign that was played to its end.</summary>
internal sealed record PlayedCampaign(
    long Seed, ImmutableArray<RoundFate> Rounds, ImmutableArray<PartyAtEnd> Parties)
{
    /// <exception cref="UnusableException">The session did not come to an end.</exception>
    public static PlayedCampaign Of(long seed, RoomSet rooms)
    {
        var end = rooms.Session.Room.Conclusion ?? throw new UnusableException(
            $"The session of seed {seed} did not come to an end; this is a fault in a negotiator.");
        return new(seed, RoundFate.All(rooms), [.. end.Results.Select(r => new PartyAtEnd(
            r.Party, NegotiatorNames.PersonaOf(rooms.Delegations[r.Party].Room.Negotiator!),
                r.Score - r.Reservation,
            rooms.Table.Room.Standing.TrustIn(r.Party)))]);
    }
}
