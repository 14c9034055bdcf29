using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Protocol;

public sealed partial class DialectTests
{
    public static TheoryData<Type> Families { get; } =
    [
        typeof(TableCommand), typeof(TableEvent), typeof(DelegationCommand), typeof(DelegationEvent),
        typeof(SessionCommand), typeof(SessionEvent), typeof(ClassCommand), typeof(ClassEvent),
    ];

    [Theory, MemberData(nameof(Families))]
    public void Every_case_has_one_name_in_kebab_case(Type family)
    {
        var named = family.GetCustomAttributes<JsonDerivedTypeAttribute>().ToArray();
        var names = named.Select(n => (string)n.TypeDiscriminator!).ToArray();
        Assert.Equal(
            Samples.CasesOf(family).Select(c => c.Name).Order(), named.Select(n => n.DerivedType.Name).Order());
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(named, n => Assert.Equal(Kebab(n.DerivedType.Name), n.TypeDiscriminator));
    }

    [Theory, MemberData(nameof(Families))]
    public void A_family_is_closed(Type family)
    {
        Assert.True(family.IsAbstract);
        Assert.All(family.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(c => c.GetParameters().Length == 0), c => Assert.True(c.IsPrivate));
        Assert.All(Samples.CasesOf(family), c => Assert.True(c.IsSealed));
    }

    [Fact]
    public void Table_commands_survive() => Survives<TableCommand>();

    [Fact]
    public void Table_events_survive() => Survives<TableEvent>();

    [Fact]
    public void Delegation_commands_survive() => Survives<DelegationCommand>();

    [Fact]
    public void Delegation_events_survive() => Survives<DelegationEvent>();

    [Fact]
    public void Session_commands_survive() => Survives<SessionCommand>();

    [Fact]
    public void Session_events_survive() => Survives<SessionEvent>();

    [Fact]
    public void Class_commands_survive() => Survives<ClassCommand>();

    [Fact]
    public void Class_events_survive() => Survives<ClassEvent>();

    [Fact]
    public void Nothing_is_written_that_the_record_did_not_hold()
    {
        var text = string.Concat(Samples.EveryCaseOf<SessionCommand>().Select(Dialect.Write));
        Assert.DoesNotContain("\"statusQuo\":[", text);
        Assert.DoesNotContain("\"packages\"", text);
        Assert.DoesNotContain("\"minutes\"", text);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"no-such-thing\"}")]
    [InlineData("{\"offer\":1}")]
    [InlineData("{\"type\":7,\"offer\":1}")]
    [InlineData("{\"offer\":1,\"type\":\"accept-offer\"}")]
    [InlineData("{\"type\":\"accept-offer\",\"offer\":1.5}")]
    [InlineData("{\"type\":\"accept-offer\",\"offer\":99999999999}")]
    [InlineData("{\"type\":\"accept-offer\",\"offer\":1} {}")]
    [InlineData("{\"type\":\"make-offer\",\"package\":[0,null],\"words\":\"\"}")]
    [InlineData("{\"type\":\"make-offer\",\"package\":[0.5],\"words\":\"\"}")]
    [InlineData("{\"type\":\"say-words\",\"words\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"make-offer\",\"package\":{},\"words\":\"\"}")]
    [InlineData("{\"type\":\"make-offer\",\"package\":[[0]],\"words\":\"\"}")]
    public void What_is_no_command_is_refused_as_json(string json) =>
        Assert.ThrowsAny<JsonException>(() => Dialect.Read<TableCommand>(json));

    [Fact]
    public void A_package_of_too_many_issues_is_refused_before_it_is_built() =>
        Assert.ThrowsAny<JsonException>(() => Dialect.Read<TableCommand>(
            $"{{\"type\":\"make-offer\",\"package\":[{string.Join(',', Enumerable.Repeat(0, 65))}],\"words\":\"\"}}"));

    private static void Survives<T>()
    {
        foreach (var sample in Samples.EveryCaseOf<T>())
        {
            var json = Dialect.Write(sample);
            Assert.Equal(json, Dialect.Write(Dialect.Read<T>(json)));
            Assert.Equal(Worlds.Canonical.Text(sample), Worlds.Canonical.Text(Dialect.Read<T>(json)));
            foreach (var holed in Holed(json)) RefusedOrKept<T>(holed);
        }
    }

    // The text with each member once left out and once null, and each list item once null.
    private static IEnumerable<(string Json, bool IsMissing)> Holed(string json)
    {
        var places = Places(JsonNode.Parse(json)!).Count();
        for (var i = 0; i < places; i++)
        {
            var (left, nulled) = (JsonNode.Parse(json)!, JsonNode.Parse(json)!);
            var (parent, key) = Places(left).ElementAt(i);
            if (parent is JsonObject map)
            {
                map.Remove((string)key);
                yield return (left.ToJsonString(), true);
            }

            (parent, key) = Places(nulled).ElementAt(i);
            if (parent is JsonObject other) other[(string)key] = null;
            else parent[(int)key] = null;
            yield return (nulled.ToJsonString(), false);
        }
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) => node switch
    {
        // Who wins how, and how far whom is trusted, are maps of free names: a name less is another map, not a hole.
        JsonObject map => map.Where(m => m.Key != "type").SelectMany(m =>
            new[] { ((JsonNode)map, (object)m.Key) }.Where(_ => node.GetPropertyNameOrNull() is not ("negotiators" or "advisers" or "trust" or "moods"))
                .Concat(m.Value is null ? [] : Places(m.Value))),
        JsonArray list => list.SelectMany((item, i) =>
            new[] { ((JsonNode)list, (object)i) }.Concat(item is null ? [] : Places(item))),
        _ => [],
    };

    private static void RefusedOrKept<T>((string Json, bool IsMissing) holed)
    {
        string kept;
        try
        {
            kept = Dialect.Write(Dialect.Read<T>(holed.Json));
        }
        catch (JsonException)
        {
            return;
        }

        Assert.False(holed.IsMissing, $"Read although a member is missing: {holed.Json}");
        Assert.Equal(JsonNode.Parse(holed.Json)!.ToJsonString(), JsonNode.Parse(kept)!.ToJsonString());
    }

    private static string Kebab(string name) => Humps().Replace(name, "-$1").ToLowerInvariant();

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Humps();
}

internal static class JsonNodes
{
    public static string? GetPropertyNameOrNull(this JsonNode node) =>
        node.Parent is JsonObject ? node.GetPropertyName() : null;
}
