using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TradeSim.Server.Journals;

/// <summary>What makes a change of the store be noticed: each line has a digest of itself and of all before it in its stream.</summary>
/// <remarks>
/// Lines of older programs have none. They are covered by the next line that has one, because the digest goes over them too. There
/// is no key in it: who rewrites a stream from the changed line to its end with this program's own digests is not noticed.
/// </remarks>
internal static class Seal
{
    /// <summary>What the first line of a stream builds on, so that a stream cannot be put in another's place.</summary>
    public static string Of(string stream) => stream;

    /// <summary>The seal of a line that follows one with the seal <paramref name="before"/>, in base 64.</summary>
    public static string Next(string before, JournalLine line) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', before, line.Number.ToString(CultureInfo.InvariantCulture), line.CommandId, line.By, Time(line.At), line.Command, line.Events))));

    /// <summary>The same for a line that was read.</summary>
    /// <exception cref="DamagedJournalException">It is not as it was written, or one before it is not.</exception>
    public static string Check(string before, JournalLine line)
    {
        var seal = Next(before, line);
        return line.Seal is null || line.Seal == seal ? seal : throw new DamagedJournalException(line.Number);
    }

    /// <summary>A line's time as stores keep it.</summary>
    public static string Time(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
