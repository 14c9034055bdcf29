using TradeSim.Protocol;

namespace TradeSim.Client.Classes;

/// <summary>Coming into a class from this browser: pressed twice, it is still one student.</summary>
public sealed class Joining(Door door, Browser browser, ClassPasses passes)
{
    private const string Prefix = "tradesim.joining.";

    /// <summary>Characters in the code of a class; a single session's has one more.</summary>
    public const int CodeLength = 5;

    /// <summary>True for a text that can be the code of a class.</summary>
    public static bool IsClass(string code) => code.Trim().Length == CodeLength;

    /// <summary>Takes part under a name; why not, or null where this browser has its pass.</summary>
    public async Task<string?> Enter(string code, string name, bool isHidden)
    {
        code = Clean(code);
        var key = Prefix + code;
        if (!(await browser.Kept(key)).TryGetValue(key, out var id))
            await browser.Keep(key, id = Guid.NewGuid().ToString("N"));
        return await Keep(code, await door.EnterClass(new(code, name, isHidden, id)));
    }

    /// <summary>Takes the same seat as on another device; why not, or null where this browser has its pass.</summary>
    public async Task<string?> Return(string code, string personal) =>
        await Keep(Clean(code), await door.ReturnToClass(new(Clean(code), personal)));

    /// <summary>Forgets that this browser ever was in a class.</summary>
    public async Task Forget(string code)
    {
        await browser.Forget(Prefix + Clean(code));
        await passes.Forget(Clean(code), ClassPasses.Student);
    }

    /// <summary>A code as the server writes it.</summary>
    public static string Clean(string code) => code.Trim().ToUpperInvariant();

    private async Task<string?> Keep(string code, Reply<StudentPass> reply)
    {
        if (reply.Value is not { } pass) return reply.Refusal?.Because ?? "The server gave no answer. Try again.";
        await passes.Keep(code, ClassPasses.Student, pass.Token);
        return null;
    }
}
