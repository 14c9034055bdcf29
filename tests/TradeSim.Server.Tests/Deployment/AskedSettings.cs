using Microsoft.Extensions.Configuration;

namespace TradeSim.Server.Tests.Deployment;

/// <summary>A configuration that has nothing and remembers what it was asked for.</summary>
internal sealed class AskedSettings : ConfigurationProvider, IConfigurationSource
{
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlySet<string> Names => names;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override bool TryGet(string key, out string? value)
    {
        names.Add(key);
        value = null;
        return false;
    }
}
