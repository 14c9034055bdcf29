using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace TradeSim.Server.Tests.Deployment;

/// <summary>What the file that starts everything says is what the program understands.</summary>
public sealed class ComposeTests
{
    private static string Root { get; } = Find(new(AppContext.BaseDirectory));

    private static YamlMappingNode Services { get; } = (YamlMappingNode)Load("docker-compose.yml")["services"];

    private static YamlMappingNode[] Servers { get; } = [.. Services.Children.Where(s => IsOwn(s.Value)).Select(s => (YamlMappingNode)s.Value)];

    [Fact]
    public void Every_setting_of_a_server_is_one_that_the_program_asks_for()
    {
        var asked = new AskedSettings();
        Settings.Of(new ConfigurationBuilder().Add(asked).Build());
        Assert.Contains("Storage", asked.Names);
        Assert.All(Servers.SelectMany(s => Environment(s).Keys), name => Assert.Contains(name, asked.Names));
        var image = Regex.Matches(File.ReadAllText(Path.Combine(Root, "Dockerfile")), @"^ENV (\w+)=", RegexOptions.Multiline);
        Assert.All(image.Select(m => m.Groups[1].Value), name => Assert.Contains(name, asked.Names));
    }

    [Fact]
    public void The_settings_are_good_once_the_secrets_are_in()
    {
        var filled = Environment(Servers[0]).ToDictionary(
            pair => pair.Key, string? (pair) => Regex.Replace(pair.Value, @"\$\{\w+(:[-?])?[^}]*\}", ""));
        var settings = Settings.Of(new ConfigurationBuilder().AddInMemoryCollection(filled).Build());
        Assert.True(settings is { HasDoors: true, HasRooms: true, Database: not null, Telemetry: null, Admin: null });
        Assert.False(settings.Doors.Proxies.IsEmpty);
    }

    [Fact]
    public void Three_servers_differ_in_nothing_but_their_name()
    {
        Assert.Equal(3, Servers.Length);
        Assert.All(Servers, s => Assert.Equal(Servers[0], s));
    }

    [Fact]
    public void The_proxy_knows_every_server_and_asks_whether_it_is_ready()
    {
        var proxy = File.ReadAllText(Path.Combine(Root, "deploy", "Caddyfile"));
        Assert.All(Services.Children.Where(s => IsOwn(s.Value)), s => Assert.Contains($"{s.Key}:8080", proxy));
        Assert.Contains("health_uri /ready", proxy, StringComparison.Ordinal);
        Assert.Contains("EXPOSE 8080", File.ReadAllText(Path.Combine(Root, "Dockerfile")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_proxy_sends_nobody_to_the_pages_of_who_runs_it()
    {
        var proxy = File.ReadAllText(Path.Combine(Root, "deploy", "Caddyfile"));
        Assert.Matches(@"@(\w+) path /admin /admin/\*\s+respond @\1 404", proxy);
        Assert.Contains("AdminKey", Environment(Servers[0]).Keys);
    }

    [Fact]
    public void No_secret_stands_in_it()
    {
        var secrets = Services.Children.Values.Cast<YamlMappingNode>().SelectMany(Environment)
            .SelectMany(pair => pair.Key.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase)
                ? [pair.Value]
                : Regex.Matches(pair.Value, "(?:password|secret|key|token)=([^;]*)", RegexOptions.IgnoreCase).Select(m => m.Groups[1].Value))
            .ToArray();
        Assert.Equal(4, secrets.Length);
        Assert.All(secrets, s => Assert.Matches(@"^\$\{\w+:\?[^}]+\}$", s));
    }

    [Fact]
    public void What_it_refers_to_is_there()
    {
        var named = Load("docker-compose.yml").AllNodes.OfType<YamlScalarNode>().Select(n => n.Value!)
            .Where(v => v.StartsWith("./", StringComparison.Ordinal)).Select(v => v.Split(':')[0]).ToArray();
        Assert.NotEmpty(named);
        Assert.All(named, file => Assert.True(File.Exists(Path.Combine(Root, file)), file));
        Assert.NotEmpty(Load("deploy/collector.yaml").Children);
    }

    private static bool IsOwn(YamlNode service) => ((YamlMappingNode)service).Children.ContainsKey("build");

    private static Dictionary<string, string> Environment(YamlMappingNode service) =>
        service.Children.TryGetValue("environment", out var all)
            ? ((YamlMappingNode)all).ToDictionary(p => ((YamlScalarNode)p.Key).Value!, p => ((YamlScalarNode)p.Value).Value!)
            : [];

    private static YamlMappingNode Load(string file)
    {
        using var text = File.OpenText(Path.Combine(Root, file));
        var yaml = new YamlStream();
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TradeSim.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No TradeSim.sln above the tests.");
    }
}
