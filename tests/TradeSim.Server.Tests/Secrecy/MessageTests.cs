using TradeSim.Server.Grains;
using Xunit;

namespace TradeSim.Server.Tests.Secrecy;

/// <summary>The silo prints a call's message when it is slow, lost or rejected; what is said must not be in it.</summary>
public sealed class MessageTests
{
    private const string Secret = "canary";

    public static TheoryData<string> Printed { get; } =
    [
        new Saying("us/head-a", Secret, Secret).ToString(), new Told(null, "mandate", Secret).ToString(),
        new HeardLine(1, default, Secret).ToString(),
    ];

    [Theory]
    [MemberData(nameof(Printed))]
    public void A_message_between_grains_prints_nothing_of_what_was_said(string printed) =>
        Assert.DoesNotContain(Secret, printed, StringComparison.Ordinal);
}
