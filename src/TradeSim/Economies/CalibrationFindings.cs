using System.Collections.Immutable;
using System.Text.Json;

namespace TradeSim.Economies;

/// <summary>Collects what is wrong with one calibration file, up to a bound.</summary>
internal sealed class CalibrationFindings
{
    private const int Most = 200;
    private readonly List<CalibrationFinding> found = [];

    public bool Any => found.Count > 0;

    public void Add(string place, string message, string mend)
    {
        if (found.Count < Most)
            found.Add(new(place, message, mend));
        else if (found.Count == Most)
            found.Add(new(place, $"There are more than {Most} findings.",
                "Mend the first ones and read again."));
    }

    public ImmutableArray<CalibrationFinding> All() => [.. found];
}

/// <summary>Reads nested lists of numbers that are finite and not negative.</summary>
internal sealed class NumberGrid(CalibrationFindings findings, JsonElement root)
{
    /// <summary>The numbers in order, the last index fastest; zeros where something is wrong, which is
    /// told.</summary>
    public double[] Read(string field, params int[] lengths)
    {
        var numbers = new double[lengths.Aggregate(1, (a, b) => a * b)];
        var at = 0;
        if (root.TryGetProperty(field, out var element)) Fill(element, field, lengths, numbers, ref at);
        else
            findings.Add(field, "The field is missing.",
                $"Write lists of {string.Join(" times ", lengths)} numbers.");
        return numbers;
    }

    private void Fill(
        JsonElement element, string place, ReadOnlySpan<int> lengths, double[] numbers, ref int at)
    {
        if (lengths.IsEmpty)
        {
            numbers[at++] = Number(element, place);
            return;
        }

        var length = element.ValueKind == JsonValueKind.Array ? element.GetArrayLength() : -1;
        if (length != lengths[0])
        {
            findings.Add(place, length < 0 ? "This is not a list." : $"The list has {length} entries.",
                $"Write {lengths[0]} entries, one for each name.");
            at += Size(lengths);
            return;
        }

        var entry = 0;
        foreach (var child in element.EnumerateArray())
            Fill(child, $"{place}[{entry++}]", lengths[1..], numbers, ref at);
    }

    private double Number(JsonElement element, string place)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out var number)
            || !double.IsFinite(number))
        {
            findings.Add(place, "This is not a finite number.", "Write a number such as 0.25.");
            return 0;
        }

        if (number >= 0) return number;
        findings.Add(place, FormattableString.Invariant($"The number {number} is negative."),
            "Write a number of at least 0.");
        return 0;
    }

    private static int Size(ReadOnlySpan<int> lengths)
    {
        var size = 1;
        foreach (var length in lengths) size *= length;
        return size;
    }
}
