using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace TradeSim.Cli.Bridges;

/// <summary>A program that speaks over lines on its standard input and output; ended for certain when disposed.</summary>
/// <remarks>What it writes to standard error goes where ours goes.</remarks>
internal sealed class OutsideProgram : IDisposable
{
    /// <summary>How long a program may take for a line.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly string party;
    private readonly TimeSpan patience;
    private readonly Process process;

    /// <exception cref="UnusableException">It cannot be started.</exception>
    public OutsideProgram(string party, string command, TimeSpan patience)
    {
        (this.party, this.patience) = (party, patience);
        var words = CommandWords.Split(command)
            ?? throw Fault($"a quote in {Strict.Quoted(command)} is not closed; close it.");
        if (words.Count == 0 || words[0].Length == 0) throw Fault("there is no command; write ID=process:COMMAND.");
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = Line.Encoding,
            StandardOutputEncoding = Line.Encoding,
        };
        try
        {
            process = Process.Start(start) ?? throw Fault("the program did not start.");
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw Fault($"the program {Strict.Quoted(words[0])} cannot be started; check its name and path.");
        }
    }

    /// <summary>The number of the process.</summary>
    public int Id => process.Id;

    /// <summary>Says one line.</summary>
    /// <exception cref="UnusableException">It is gone, or does not listen.</exception>
    public void Say(object document) => InTime(() =>
    {
        Line.Write(process.StandardInput, document);
        return true;
    });

    /// <summary>The next line that it says.</summary>
    /// <exception cref="UnusableException">It is gone, too slow, or says what is no JSON object.</exception>
    public JsonElement Hear()
    {
        var line = InTime(() => Line.Read(process.StandardOutput)) ?? throw Gone();
        try
        {
            return Strict.Parse(line);
        }
        catch (MalformedException e)
        {
            throw Nonsense(line, e.Message);
        }
    }

    /// <summary>What it said makes no sense.</summary>
    public UnusableException Nonsense(string said, string because) => Fault($"it said {Strict.Quoted(said)}. {because}");

    /// <summary>The play cannot go on because of this program.</summary>
    public UnusableException Fault(string because) => new($"The program that speaks for {party}: {because}");

    /// <summary>Says the last line, and gives it a moment to end by itself.</summary>
    public void Leave(object over)
    {
        try
        {
            Say(over);
            process.StandardInput.Close();
            process.WaitForExit(Farewell);
        }
        catch (Exception e) when (e is UnusableException or IOException)
        {
            // The talks are over and written; a program that went before the last line has missed nothing.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(Farewell);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended already.
        }

        process.Dispose();
    }

    private T InTime<T>(Func<T> work)
    {
        // A pipe cannot be asked to give up; the thread that waits on it is let go when the process is ended.
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return task.WaitAsync(patience).GetAwaiter().GetResult();
        }
        catch (TimeoutException)
        {
            throw Fault($"it took longer than {patience.TotalSeconds:0.###} seconds for a line; answer sooner.");
        }
        catch (MalformedException e)
        {
            throw Fault(e.Message);
        }
        catch (IOException)
        {
            throw Gone();
        }
    }

    private UnusableException Gone() => Fault(process.WaitForExit(Farewell)
        ? $"it ended before the talks did (exit code {process.ExitCode}); see what it wrote to standard error."
        : "it closed its output before the talks were over; answer each line.");
}
