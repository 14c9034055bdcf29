using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TradeSim.Economies;
using TradeSim.Protocol;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Tells how far a scenario's economy is worked out: combinations done, and all.</summary>
public delegate void AppraisalProgress(string scenario, int done, int all);

/// <summary>The calibrated worlds of a folder, and what agendas do to them, worked out once and kept.</summary>
/// <param name="folder">Holds one JSON file a calibration; its name is the calibration's id.</param>
/// <param name="memory">Where appraisals are kept between runs, by what they were made from; null for nowhere.</param>
public sealed class Worlds(string folder, string? memory)
{
    // Raised when the engine gives other numbers for the same question.
    private const string Edition = "appraisal 1";

    private readonly ConcurrentDictionary<string, CalibrationReading?> readings = [];
    private readonly ConcurrentDictionary<string, double[]> appraised = [];

    /// <summary>The worlds that come with the program.</summary>
    public static Worlds Shipped { get; } = In(Path.Combine(AppContext.BaseDirectory, "economy"));

    /// <summary>The worlds of a folder, with appraisals kept for this user.</summary>
    public static Worlds In(string folder) => new(folder, UserFolder());

    /// <summary>Every calibration file of the folder, by id, with what is wrong with it.</summary>
    public IEnumerable<(string File, CalibrationReading Reading)> All() => !Directory.Exists(folder) ? []
        : Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(f => (f, Read(Path.GetFileNameWithoutExtension(f))!));

    /// <summary>A sound calibration's file as it stands; null if there is none.</summary>
    public string? Text(string id) => Read(id) is { Calibration: not null } ? File.ReadAllText(FileOf(id)) : null;

    /// <summary>A calibration's reading; null if there is no such file.</summary>
    public CalibrationReading? Read(string id) => !IsName(id) ? null : readings.GetOrAdd(id, _ =>
    {
        var file = FileOf(id);
        return File.Exists(file) ? Calibration.Read(File.ReadAllText(file)) : null;
    });

    /// <summary>Works out an agenda's economy, or remembers it.</summary>
    /// <returns>The appraisal, or the first package whose policy could not be solved.</returns>
    internal (Appraisal? Known, Package? Unsolved) Appraise(Agenda agenda, AppraisalProgress? progress)
    {
        var appraisal = new Appraisal(agenda);
        var key = Key(agenda);
        if (Remembered(key, appraisal.Changes.Length) is { } known)
        {
            known.CopyTo(appraisal.Changes, 0);
            return (appraisal, null);
        }

        if (Work(appraisal, agenda, progress) is { } unsolved) return (null, unsolved);
        appraised[key] = appraisal.Changes;
        Remember(key, appraisal.Changes);
        return (appraisal, null);
    }

    private Package? Work(Appraisal appraisal, Agenda agenda, AppraisalProgress? progress)
    {
        var calibration = Read(agenda.Economy!.Calibration)!.Calibration!;
        var (done, threads) = (0, Math.Min(Environment.ProcessorCount, appraisal.Combinations));
        var unsolved = new Package?[threads];
        progress?.Invoke(agenda.Scenario, 0, appraisal.Combinations);
        Parallel.For(0, threads, t => unsolved[t] = appraisal.Work(calibration,
            (int)((long)appraisal.Combinations * t / threads),
            (int)((long)appraisal.Combinations * (t + 1) / threads),
            () => progress?.Invoke(agenda.Scenario, Interlocked.Increment(ref done), appraisal.Combinations)));
        return unsolved.FirstOrDefault(p => p is not null);
    }

    private double[]? Remembered(string key, int length)
    {
        if (appraised.TryGetValue(key, out var known)) return known;
        try
        {
            if (memory is null || !File.Exists(MemoryOf(key))) return null;
            var bytes = File.ReadAllBytes(MemoryOf(key));
            var numbers = bytes.AsSpan(0, Math.Max(0, bytes.Length - SHA256.HashSizeInBytes));
            if (numbers.Length != length * sizeof(double)
                || !SHA256.HashData(numbers).AsSpan().SequenceEqual(bytes.AsSpan(numbers.Length)))
                return null;
            return appraised[key] = MemoryMarshal.Cast<byte, double>(numbers).ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // Whatever cannot be remembered is worked out again.
        }
    }

    private void Remember(string key, double[] changes)
    {
        if (memory is null) return;
        try
        {
            Directory.CreateDirectory(memory);
            var numbers = MemoryMarshal.AsBytes(changes.AsSpan());
            var draft = Path.Combine(memory, Path.GetRandomFileName());
            File.WriteAllBytes(draft, [.. numbers, .. SHA256.HashData(numbers)]);
            File.Move(draft, MemoryOf(key), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A machine that keeps nothing works it out at each start.
        }
    }

    private string Key(Agenda agenda)
    {
        var shape = string.Join(',', agenda.Issues.Select(i => $"{i.Options.Length}:{i.StatusQuo}"));
        var parties = string.Join(',', agenda.Parties.Select(p => p.Id));
        var question = $"{Edition}\n{shape}\n{parties}\n{Dialect.Write(agenda.Economy!)}\n";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(question));
        hash.AppendData(File.ReadAllBytes(FileOf(agenda.Economy!.Calibration)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>An id comes from an address or a file: it names a file of this folder and no other.</summary>
    private static bool IsName(string id) =>
        id.Length is > 0 and <= Limits.Id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private string FileOf(string id) => Path.Combine(folder, $"{id}.json");

    private string MemoryOf(string key) => Path.Combine(memory!, $"{key}.bin");

    private static string UserFolder()
    {
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(own.Length > 0 ? own : Path.GetTempPath(), "TradeSim", "appraisals");
    }
}
