namespace TradeSim.Client;

/// <summary>Where the text of a replay file lies between the page that opens it and the page that shows it.</summary>
public sealed class ReplayShelf
{
    /// <summary>The file's text; null while no file was opened.</summary>
    public string? Text { get; set; }
}
