using System.Collections;
using System.Globalization;
using System.Reflection;

namespace TradeSim.Tests.Worlds;

/// <summary>A text that is equal exactly where two states are: record equality stops at immutable arrays.</summary>
internal static class Canonical
{
    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        Enum or bool => value.ToString()!,
        DateTimeOffset at => at.ToString("O"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Text))}]",
        _ => Members(value),
    };

    private static string Members(object value)
    {
        var type = value.GetType();
        var isPair = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => (p.CanWrite || isPair) && p.GetIndexParameters().Length == 0)
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => $"{p.Name}:{Text(p.GetValue(value))}");
        return $"{type.Name}{{{string.Join(',', members)}}}";
    }
}
