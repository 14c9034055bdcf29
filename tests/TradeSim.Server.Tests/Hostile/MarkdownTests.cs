using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TradeSim.Client.Components;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>Notes and briefs are Markdown that anybody may have written: nothing in them acts when it is read or pressed.</summary>
public sealed class MarkdownTests
{
    /// <summary>What is written, and what of it is read.</summary>
    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "[press](javascript:alert(1))", "press" },
        { "[press](JAVASCRIPT:alert(1))", "press" },
        { "[press](JaVaScRiPt:alert(1) \"a title\")", "press" },
        { "[press](java&#10;script:alert(1))", "press" },
        { "[press](java&Tab;script:alert(1))", "press" },
        { "[press](&#1;javascript:alert(1))", "press" },
        { "[press](<  javascript:alert(1)>)", "press" },
        { "[press](<\tjavascript:alert(1)>)", "press" },
        { "[press](javascript&colon;alert(1))", "press" },
        { "[press](javascript&#x3a;alert(1))", "press" },
        { "[press](data:text/html;base64,PHNjcmlwdD4=)", "press" },
        { "[press](vbscript:msgbox)", "press" },
        { "[press](file:///etc/passwd)", "press" },
        { "[press](blob:https://example.org/1)", "press" },
        { "[**press** `here`](javascript:alert(1))", "press" },
        { "<javascript:alert(1)>", "javascript:alert(1)" },
        { "<data:text/html,x>", "data:text/html,x" },
        { "![press](javascript:alert(1))", "press" },
        { "![press](data:image/svg+xml;base64,PHN2Zz4=)", "press" },
        { "[![press](javascript:alert(1))](javascript:alert(2))", "press" },
        { "[press][there]\n\n[there]: javascript:alert(1)", "press" },
        { "[press]\n\n[press]: <java&#10;script:alert(1)>", "press" },
        { "![press][there]\n\n[there]: data:image/png;base64,AA 'x'", "press" },
        { "> * [press](javascript:alert(1))", "press" },
        { "<a href=\"javascript:alert(1)\">press</a>", "press" },
        { "<img src=x onerror=alert(1)>press", "press" },
    };

    /// <summary>What is written, and where it leads.</summary>
    public static TheoryData<string, string> Good { get; } = new()
    {
        { "[press](https://example.org/a?b=c:d#e)", "https://example.org/a?b=c:d#e" },
        { "[press](HTTP://example.org)", "HTTP://example.org" },
        { "[press](mailto:ann@example.org)", "mailto:ann@example.org" },
        { "[press](#sources)", "#sources" },
        { "[press](guide#how)", "guide#how" },
        { "[press](/replay?at=10:30)", "/replay?at=10:30" },
        { "[press][there]\n\n[there]: https://example.org", "https://example.org" },
        { "<https://example.org/press>", "https://example.org/press" },
        { "press <ann@example.org>", "mailto:ann@example.org" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_link_that_leads_to_no_page_is_its_words_alone(string text, string read)
    {
        var html = await Rendered(text);
        Assert.DoesNotMatch("<(?!/?(p|strong|code|blockquote|ul|li)>)", html);
        Assert.Contains(read, html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_link_to_a_page_or_to_mail_leads_there(string text, string to)
    {
        var html = await Rendered(text);
        Assert.Contains($"<a href=\"{to}\"", html, StringComparison.Ordinal);
        Assert.Contains("press", html, StringComparison.Ordinal);
    }

    private static async Task<string> Rendered(string text)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var with = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Markdown.Text)] = text });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Markdown>(with)).ToHtmlString());
    }
}
