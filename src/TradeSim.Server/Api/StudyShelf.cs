using System.Collections.Immutable;
using TradeSim.Protocol;

namespace TradeSim.Server.Api;

/// <summary>The studies that come with the program: what happened in 2025.</summary>
internal sealed class StudyShelf(IReadOnlyDictionary<string, string> studies)
{
    /// <summary>What the home page says of them.</summary>
    public ImmutableArray<StudyCard> Cards { get; } =
    [
        .. studies.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, StudyFile.Read(s.Value).Study))
            .Select(s => new StudyCard(s.Key, s.Study.Title, s.Study.Summary, s.Study.Notes.Length)),
    ];

    /// <summary>The file of a study; null where there is none of this id.</summary>
    public string? Find(string id) => studies.GetValueOrDefault(id);
}
