using System.Globalization;

namespace TradeSim.Server.Clusters;

/// <summary>Who suspects a silo to be dead and since when, as one text: address, space, time, comma.</summary>
internal static class Suspects
{
    public static IEnumerable<Tuple<SiloAddress, DateTime>> Of(MembershipEntry entry) => entry.SuspectTimes ?? [];

    public static string Write(MembershipEntry entry) => string.Join(',', Of(entry).Select(s => string.Create(
        CultureInfo.InvariantCulture, $"{s.Item1.ToParsableString()} {s.Item2:O}")));

    public static List<Tuple<SiloAddress, DateTime>> Read(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(' ')).Select(s => Tuple.Create(
            SiloAddress.FromParsableString(s[0]),
            DateTime.ParseExact(s[1], "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind))),
    ];
}
