namespace TradeSim.Client;

/// <summary>The passes of this browser to classes: a student's, a facilitator's, and a wall's.</summary>
public sealed class ClassPasses(Browser browser)
{
    private const string Prefix = "tradesim.class.";
    private const string KeyMark = "#key=";

    /// <summary>A student's pass.</summary>
    public const string Student = "student";

    /// <summary>The facilitator's key.</summary>
    public const string Lead = "lead";

    /// <summary>The facilitator's key that may have taken the other's place: the answer was not heard yet.</summary>
    public const string NextLead = "next";

    /// <summary>The wall's key.</summary>
    public const string Wall = "wall";

    /// <summary>The pass of a kind to a class; null where this browser has none.</summary>
    public async Task<string?> In(string code, string kind) =>
        (await browser.Kept(Key(code, kind))).GetValueOrDefault(Key(code, kind));

    /// <summary>Keeps a pass.</summary>
    public Task Keep(string code, string kind, string pass) => browser.Keep(Key(code, kind), pass);

    /// <summary>The address that brings a key along; it stands after the hash, which no server and no log ever sees.</summary>
    public static string Link(string address, string key) => $"{address}{KeyMark}{Uri.EscapeDataString(key)}";

    /// <summary>Keeps the key that an address brings; the address without it, or null where it brings none.</summary>
    public async Task<string?> Take(string address, string code, string kind)
    {
        if (address.Split(KeyMark) is not [var bare, { Length: > 0 } key]) return null;
        await Keep(code, kind, Uri.UnescapeDataString(key));
        return bare;
    }

    /// <summary>Forgets a pass for good.</summary>
    public Task Forget(string code, string kind) => browser.Forget(Key(code, kind));

    /// <summary>The classes in which this browser has a pass of a kind, by code.</summary>
    public async Task<string[]> Codes(string kind) => [.. (await browser.Kept(Prefix)).Keys
        .Select(k => k[Prefix.Length..].Split('.')).Where(k => k.Length == 2 && k[1] == kind).Select(k => k[0])];

    private static string Key(string code, string kind) => $"{Prefix}{code}.{kind}";
}
