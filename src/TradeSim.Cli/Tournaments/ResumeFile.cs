using System.Text;

namespace TradeSim.Cli.Tournaments;

/// <summary>What of a tournament is played already: one line on its rules, then one row a negotiation.</summary>
internal sealed class ResumeFile
{
    private readonly string path;
    private readonly Dictionary<string, List<Played>> done;
    private readonly int each;

    private ResumeFile(string path, Dictionary<string, List<Played>> done, int each) =>
        (this.path, this.done, this.each) = (path, done, each);

    /// <summary>Opens or begins a file.</summary>
    /// <exception cref="UnusableException">The file is of another tournament, or no such file.</exception>
    public static ResumeFile Open(string path, Rules rules, string[] grounds)
    {
        var head = $"# {CommandLine.WrittenBy}; negotiators {string.Join(',', rules.Names)}; seeds {rules.Seeds}; "
            + $"deadline {rules.Deadline}; seed {rules.Seed}; domains {string.Join(',', grounds)}";
        var each = rules.Names.Length * (rules.Names.Length - 1) * rules.Seeds;
        var done = new Dictionary<string, List<Played>>();
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            File.WriteAllText(path, head + "\n", new UTF8Encoding(false));
            return new(path, done, each);
        }

        var lines = File.ReadAllLines(path);
        if (lines[0] != head)
            throw new UnusableException($"{path}: this file is of another tournament ({Short(lines[0])}); "
                + "name another file, or the same negotiators, domains and numbers as then.");
        foreach (var played in lines.Skip(1).Select(Played.Read).OfType<Played>())
        {
            if (!done.TryGetValue(played.Domain, out var rows)) done[played.Domain] = rows = [];
            rows.Add(played);
        }

        // What was cut off in the middle of a domain is played again.
        foreach (var (domain, rows) in done.ToArray())
            if (rows.Count != each)
                done.Remove(domain);
        File.WriteAllText(path, head + "\n" + string.Concat(done.Values.SelectMany(r => r).Select(p => p.Row() + "\n")),
            new UTF8Encoding(false));
        return new(path, done, each);
    }

    /// <summary>What was played on a domain; null where it was not, or not to the end.</summary>
    public IReadOnlyList<Played>? Of(string ground) => done.TryGetValue(ground, out var rows) ? rows : null;

    /// <summary>Keeps all negotiations of one domain.</summary>
    public void Add(IReadOnlyList<Played> played)
    {
        if (played.Count != each) throw new ArgumentException("A domain is kept whole.", nameof(played));
        File.AppendAllText(path, string.Concat(played.Select(p => p.Row() + "\n")), new UTF8Encoding(false));
    }

    private static string Short(string line) => line.Length > 100 ? line[..100] + " …" : line;
}
