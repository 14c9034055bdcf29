using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TradeSim.Client.Components;

/// <summary>Links in a text that somebody wrote: those to pages and to mail stay, of all others only their words do.</summary>
internal static class SafeLinks
{
    private static readonly string[] Schemes = ["http", "https", "mailto"];

    public static MarkdownPipelineBuilder UseSafeLinks(this MarkdownPipelineBuilder builder)
    {
        builder.DocumentProcessed += Mend;
        return builder;
    }

    private static void Mend(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().Where(l => !IsSafe(l.GetDynamicUrl?.Invoke() ?? l.Url)).ToArray())
            link.ReplaceBy(new ContainerInline());
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToArray())
            link.ReplaceBy(new LiteralInline(link.Url));
    }

    /// <summary>True for an address of a known scheme, and for one that has none.</summary>
    private static bool IsSafe(string? url)
    {
        // Browsers pass over control characters wherever they stand, and over spaces in front.
        var read = string.Concat((url ?? "").Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c)));
        var end = read.AsSpan().IndexOfAny(":/?#");
        return end < 0 || read[end] != ':' || Schemes.Contains(read[..end], StringComparer.OrdinalIgnoreCase);
    }
}
