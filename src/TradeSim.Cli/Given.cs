using TradeSim.ScenarioFiles;

namespace TradeSim.Cli;

/// <summary>What a person typed or wrote, and what is wrong with it.</summary>
internal static class Given
{
    /// <summary>A file can be written there.</summary>
    /// <exception cref="UnusableException">Its folder is not there.</exception>
    public static void Folder(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new UnusableException($"{path}: there is no folder {folder}; make it first.");
    }

    /// <summary>Tells every error of a scenario file, a line each; true if there is none.</summary>
    public static bool IsGood(Screen screen, ScenarioReading reading)
    {
        foreach (var f in reading.Findings.Where(f => f.Severity == Finding.Error))
            screen.Complain($"{reading.File}:{f.Line}:{f.Column}: {f.Message} {f.Mend}");
        return reading.IsGood;
    }

    /// <summary>What an argument's fault says, without the parameter's name that means nothing to who typed the words.</summary>
    public static UnusableException Off(ArgumentException e) =>
        new(e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal));
}
