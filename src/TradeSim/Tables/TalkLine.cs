using System.Collections.Immutable;
using TradeSim.Rooms;
using TradeSim.Scenarios;

namespace TradeSim.Tables;

/// <summary>One line of the talk at a table, in the order it was heard: what a person reads as the minutes.</summary>
public abstract record TalkLine(Voice By, TalkTime At)
{
    /// <summary>An offer was made; its present state is in the table's offers.</summary>
    public sealed record Offered(Voice By, TalkTime At, int Number) : TalkLine(By, At);

    /// <summary>An offer was accepted by this party.</summary>
    public sealed record Accepted(Voice By, TalkTime At, int Number) : TalkLine(By, At);

    /// <summary>An offer was rejected.</summary>
    public sealed record Rejected(Voice By, TalkTime At, int Number, string Words) : TalkLine(By, At);

    /// <summary>An offer was withdrawn.</summary>
    public sealed record Withdrawn(Voice By, TalkTime At, int Number) : TalkLine(By, At);

    /// <summary>A signal was sent.</summary>
    public sealed record Signalled(
        Voice By, TalkTime At, ImmutableArray<OptionRef> IfYou, ImmutableArray<OptionRef> WeCould)
        : TalkLine(By, At);

    /// <summary>Words were said.</summary>
    public sealed record Said(Voice By, TalkTime At, string Words) : TalkLine(By, At);

    /// <summary>The talks were broken off.</summary>
    public sealed record Left(Voice By, TalkTime At, string Words) : TalkLine(By, At);

    /// <summary>Something else that everybody heard: the event itself, and the week in which it was, if one.</summary>
    public sealed record Noted(Voice By, TalkTime At, TableEvent What, int? Week) : TalkLine(By, At);

    /// <summary>The office announced that talks began, a day opened, or the last call came.</summary>
    public sealed record Announced(TalkTime At, string What) : TalkLine(Voice.Office, At);
}
