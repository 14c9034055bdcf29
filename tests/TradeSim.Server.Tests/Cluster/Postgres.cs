using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>A PostgreSQL server of the tests' own, on a free loopback port and in a folder of its own.</summary>
public sealed class Postgres : IAsyncLifetime
{
    private const string User = "tradesim";
    private const string Owner = "postgres";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tradesim-");
    private readonly int port = FreePort();
    private int databases;

    private string Data => Path.Combine(folder.FullName, "data");

    public async ValueTask InitializeAsync()
    {
        // PostgreSQL refuses to run as root.
        if (Environment.IsPrivilegedProcess) await Run("chown", Owner, folder.FullName);
        await AsOwner("initdb", "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await Start();
    }

    /// <summary>The connection string of a new and empty database.</summary>
    public string NewDatabase()
    {
        var name = $"play{Interlocked.Increment(ref databases)}";
        // Unpooled: a crash of the server would leave a dead connection behind for the next test.
        using var server = new NpgsqlConnection($"{ConnectionTo("postgres")};Pooling=false");
        server.Open();
        using var create = new NpgsqlCommand($"CREATE DATABASE {name}", server);
        create.ExecuteNonQuery();
        return ConnectionTo(name);
    }

    public Task Start() => AsOwner("pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(folder.FullName, "log"), "-o",
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");

    /// <summary>Ends it as a crash would: what it had not written, it recovers from its log at the next start.</summary>
    public Task Crash() => AsOwner("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await AsOwner("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);
        folder.Delete(recursive: true);
    }

    private string ConnectionTo(string database) => $"Host=127.0.0.1;Port={port};Username={User};Database={database}";

    private static Task AsOwner(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs(), program);
        return Environment.IsPrivilegedProcess
            ? Run("setpriv", ["--reuid", Owner, "--regid", Owner, "--clear-groups", path, .. arguments])
            : Run(path, arguments);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Programs() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderBy(bin => bin.Length).ThenBy(bin => bin, StringComparer.Ordinal).LastOrDefault()
        ?? throw new InvalidOperationException("PostgreSQL is missing; install Debian's package postgresql.");

    private static async Task Run(string program, params string[] arguments)
    {
        // What it starts keeps its output open, so a pipe would never end.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null", program, .. arguments])
        {
            WorkingDirectory = "/",
        })!;
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.Equal((program, 0), (program, process.ExitCode));
    }
}
