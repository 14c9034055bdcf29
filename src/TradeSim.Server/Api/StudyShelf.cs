using System.Collections.Immutable;
using TradeSim.Protocol;
using TradeSim.ScenarioFiles.Studies;

namespace TradeSim.Server.Api;

/// <summary>The studies that come with the program: what happened in 2025, played through the rules when first asked for.</summary>
internal sealed class StudyShelf(string folder, ScenarioShelf scenarios, ILogger<StudyShelf> log)
{
    private readonly Lazy<ImmutableArray<(StudyCard Card, string Text)>> studies = new(() => Read(folder, scenarios, log));

    /// <summary>What the home page says of them.</summary>
    public ImmutableArray<StudyCard> Cards => [.. studies.Value.Select(s => s.Card)];

    /// <summary>The file of a study; null where there is none of this id.</summary>
    public string? Find(string id) => studies.Value.Where(s => s.Card.Id == id).Select(s => s.Text).FirstOrDefault();

    private static ImmutableArray<(StudyCard, string)> Read(string folder, ScenarioShelf scenarios, ILogger log)
    {
        var read = HistoricalStudies.In(folder, [.. scenarios.All], Product.Name).ToArray();
        foreach (var bad in read.Where(r => r.Text is null))
            log.LogWarning("The study {Id} is not shown; \"tradesim validate\" says what is wrong with it.", bad.Id);
        return [.. read.Where(r => r.Text is not null)
            .Select(r => (new StudyCard(r.Id, r.Study!.Title, r.Study.Summary, r.Study.Notes.Length), r.Text!))];
    }
}
