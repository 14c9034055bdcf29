namespace TradeSim.Server.Words;

/// <summary>Where a language model answers that may phrase what AI delegations say; from
/// <c>Words:*</c>.</summary>
/// <param name="Endpoint">The base address of an OpenAI-compatible service, like
/// http://localhost:11434/v1.</param>
/// <param name="TimeBox">How long one phrasing may take in all, a second try included.</param>
internal sealed record WordsSettings(Uri Endpoint, string Model, string? Key, TimeSpan TimeBox)
{
    private const double UsualSeconds = 3;

    // The office waits for a delegation that takes its turn, and the silo gives up on a call after 30 s.
    private const double MostSeconds = 10;

    /// <summary>The settings; null where no endpoint is set, and then nothing is ever contacted.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message says
    /// which.</exception>
    public static WordsSettings? Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("Words");
        if (string.IsNullOrWhiteSpace(section["Endpoint"])) return null;
        if (!Uri.TryCreate(section["Endpoint"], UriKind.Absolute, out var endpoint)
            || endpoint.Scheme is not ("http" or "https"))
            throw new InvalidOperationException("Words:Endpoint is no http or https address.");
        if (section["Model"] is not { } model || string.IsNullOrWhiteSpace(model))
            throw new InvalidOperationException("Words:Endpoint is set; name the model in Words:Model too.");
        var seconds = section.GetValue("SecondsAtMost", UsualSeconds);
        if (seconds is not (> 0 and <= MostSeconds))
            throw new InvalidOperationException(
                $"Words:SecondsAtMost is more than 0 and at most {MostSeconds}.");
        return new(endpoint, model, section["Key"], TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Never the key.</summary>
    public override string ToString() => "words";
}
