namespace TradeSim.Server.Journals;

/// <summary>The numbered scripts that bring a store to this program's schema; each is run once.</summary>
internal static class Migration
{
    /// <param name="dialect">What the file's name begins with: sqlite or postgres.</param>
    public static string Script(string dialect, int version)
    {
        var name = $"TradeSim.Server.Journals.Migrations.{dialect}-{version}.sql";
        using var stream = typeof(Migration).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its migration {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
