using TradeSim.Protocol;

namespace TradeSim.Server.Api;

/// <summary>What the doors answer where they do not let in.</summary>
internal static class Replies
{
    /// <summary>A typed no, told to its asker alone.</summary>
    public static IResult No(string code, string because, int status = 400) =>
        Results.Json(Answer.Refused(code, because), Dialect.Default.Answer, statusCode: status);
}
