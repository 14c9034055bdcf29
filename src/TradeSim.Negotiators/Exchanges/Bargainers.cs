using TradeSim.Negotiators.Personas;
using TradeSim.Negotiators.References;

namespace TradeSim.Negotiators.Exchanges;

/// <summary>The strategies by name.</summary>
public static class Bargainers
{
    /// <summary>The references of the literature, in the order in which they are told.</summary>
    public static IReadOnlyList<string> References { get; } =
    [
        "random", "hardliner", "boulware", "linear", "conceder", "tit-for-tat", "nice-tit-for-tat", "micro", "hybrid",
        "hardheaded", "agentk", "boa",
    ];

    /// <summary>The bargainer of a name over an exchange.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static Bargainer Create(string name, Exchange talks) => name switch
    {
        "random" => new RandomDraws(talks),
        "hardliner" => new TimeTactic(talks, 0),
        "boulware" => new TimeTactic(talks, 0.2),
        "linear" => new TimeTactic(talks, 1),
        "conceder" => new TimeTactic(talks, 2),
        "tit-for-tat" => new TitForTat(talks),
        "nice-tit-for-tat" => new NiceTitForTat(talks),
        "micro" => new Micro(talks),
        "hybrid" => new Hybrid(talks),
        "hardheaded" => new HardHeaded(talks),
        "agentk" => new AgentK(talks),
        "boa" => new Smith(talks),
        _ when EnvoyName.Read(name) is { } envoy => new EnvoyBargainer(talks, envoy),
        _ => throw new ArgumentException($"There is no negotiator {name}.", nameof(name)),
    };
}
