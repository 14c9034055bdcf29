using System.Globalization;

namespace TradeSim.Client.Economics.Sandboxes;

/// <summary>A whole policy in the query of an address, such as <c>?us=145&amp;cn=125</c>.</summary>
internal static class SandboxLink
{
    /// <summary>Every control that is not at its default; empty if none is.</summary>
    public static string Write(Settings settings, Levers levers)
    {
        var parts = levers.All.Where(l => settings[l] != l.Default)
            .Select(l => $"{l.Key}={settings[l].ToString(CultureInfo.InvariantCulture)}");
        return string.Join('&', parts) is { Length: > 0 } query ? $"?{query}" : "";
    }

    /// <summary>The policy of an address; the remark says in a sentence what of it could not be followed,
    /// null if all could.</summary>
    public static (Settings Settings, string? Remark) Read(string address, Levers levers)
    {
        var (settings, unknown, adjusted, seen) =
            (Settings.Base, 0, new List<string>(), new HashSet<string>());
        foreach (var part in Query(address))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || levers.Find(part[..equals]) is not { } lever
                || !IsNumber(part[(equals + 1)..], out var asked) || !seen.Add(lever.Key))
            {
                unknown++;
                continue;
            }

            var value = lever.Nearest(asked);
            if (value != asked) adjusted.Add($"{lever.Name} ({lever.Say(value)})");
            settings = settings.With(lever, value);
        }

        return (settings, Remark(unknown, adjusted));
    }

    private static string[] Query(string address)
    {
        var from = address.IndexOf('?', StringComparison.Ordinal);
        return from < 0
            ? []
            : address[(from + 1)..].Split('#')[0].Split('&', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    // What the address says is not repeated: anybody can write an address.
    private static string? Remark(int unknown, List<string> adjusted)
    {
        var left = unknown switch
        {
            0 => "",
            1 => "one part of the link is unknown here and was left out",
            _ => $"{unknown} parts of the link are unknown here and were left out",
        };
        var moved = adjusted.Count == 0
            ? ""
            : $"out of range, so the nearest was taken: {string.Join(", ", adjusted)}";
        return (left, moved) switch
        {
            ("", "") => null,
            (_, "") => $"Not all of the link could be followed: {left}.",
            ("", _) => $"Not all of the link could be followed: {moved}.",
            _ => $"Not all of the link could be followed: {left}; {moved}.",
        };
    }
}
