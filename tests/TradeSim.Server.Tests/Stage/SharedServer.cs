using Xunit;

namespace TradeSim.Server.Tests.Stage;

/// <summary>One server for all tests of a class; each test opens sessions of its own in it.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private TestServer? server;
    private int codes;

    internal TestServer Server => server!;

    public async ValueTask InitializeAsync() => server = await TestServer.Start();

    /// <summary>A code that no other test of this server uses.</summary>
    public string NewCode()
    {
        var number = Interlocked.Increment(ref codes);
        return $"TEST{Letters[number / Letters.Length]}{Letters[number % Letters.Length]}";
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
