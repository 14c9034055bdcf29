using System.Text.Json.Serialization;
using TradeSim.Scenarios;

namespace TradeSim.Delegations;

/// <summary>What a delegation asks of its capital: room for one option, or a yes to a whole draft. Exactly one is set.</summary>
/// <param name="Option">An option that the mandate forbids.</param>
/// <param name="Draft">A package that the mandate does not permit.</param>
public sealed record CapitalAsk(OptionRef? Option, Package? Draft, string Words);

/// <summary>How a capital answers a call.</summary>
[JsonConverter(typeof(ByName<CapitalSays>))]
public enum CapitalSays
{
    /// <summary>The mandate stays as it is.</summary>
    No,

    /// <summary>What was asked is permitted.</summary>
    Yes,

    /// <summary>What was asked is permitted together with something else.</summary>
    YesIf,

    /// <summary>The mandate is narrower than before.</summary>
    Tighter,
}

/// <summary>A capital's answer: the mandate from now on, and the reason in words.</summary>
public sealed record CapitalAnswer(CapitalSays Says, Mandate Mandate, string Because);

/// <summary>One call to the capital.</summary>
/// <param name="Number">1, 2, 3 … within the delegation.</param>
/// <param name="Answer">Null while the capital thinks.</param>
public sealed record CapitalCall(int Number, string Seat, CapitalAsk Ask, CapitalAnswer? Answer);

/// <summary>How a delegation of several people agrees among itself before it binds itself.</summary>
[JsonConverter(typeof(ByName<Consent>))]
public enum Consent
{
    /// <summary>The head decides alone.</summary>
    Head,

    /// <summary>More than half of the people in the delegation must have consented to the package.</summary>
    Majority,
}
