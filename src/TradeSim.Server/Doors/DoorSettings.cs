using System.Collections.Immutable;
using System.Net;

namespace TradeSim.Server.Doors;

/// <summary>Who may knock, and how fast.</summary>
/// <param name="Origins">Other sites whose pages may connect, each as scheme, host and port.</param>
/// <param name="Proxies">The networks of the proxies that are believed about whom they ask for.</param>
/// <param name="Messages">What one connection may say to a hub.</param>
/// <param name="Entries">How often one address may join and open.</param>
/// <param name="Works">How often one address may ask for what takes the server seconds.</param>
internal sealed record DoorSettings(
    ImmutableArray<string> Origins, ImmutableArray<IPNetwork> Proxies, Bucket Messages, Bucket Entries,
    Bucket Works)
{
    /// <exception cref="InvalidOperationException">A setting cannot be used; it says which.</exception>
    public static DoorSettings Of(IConfiguration configuration) => new(
        [.. List(configuration["Origins"]).Select(Origin)],
        [.. List(configuration["Proxies"]).Select(Network)],
        Bucket.Of(configuration, "Message", new(40, 10)),
        // A lecture behind one address of a school: three hundred that join and reload at once.
        Bucket.Of(configuration, "Entry", new(600, 60)),
        Bucket.Of(configuration, "Work", new(30, 2)));

    private static string[] List(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string Origin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var site) && site.Scheme is ("http" or "https")
            ? site.GetLeftPart(UriPartial.Authority)
            : throw new InvalidOperationException(
                $"Origins has \"{text}\"; write sites like https://example.org.");

    private static IPNetwork Network(string text) => IPNetwork.TryParse(text, out var network)
        ? network
        : throw new InvalidOperationException($"Proxies has \"{text}\"; write networks like 10.1.0.0/16.");
}
