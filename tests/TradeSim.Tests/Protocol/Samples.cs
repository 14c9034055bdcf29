using System.Collections.Immutable;
using System.Reflection;
using TradeSim.Rooms;
using TradeSim.Scenarios;

namespace TradeSim.Tests.Protocol;

// An instance of any record of the rules, made from its constructor, so that a new case needs no new sample.
internal static class Samples
{
    // Every case of a closed family, once whole and once with null wherever null is allowed.
    public static IEnumerable<T> EveryCaseOf<T>() =>
        CasesOf(typeof(T)).SelectMany(c => new[] { (T)Make(c, false), (T)Make(c, true) });

    public static IEnumerable<Type> CasesOf(Type family) =>
        family.GetNestedTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(family));

    private static object Make(Type type, bool nulls)
    {
        if (type == typeof(string)) return "text";
        if (type == typeof(int)) return 1;
        if (type == typeof(bool)) return true;
        if (type == typeof(long)) return 7L;
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2025, 5, 10, 8, 0, 1, TimeSpan.Zero);
        if (type == typeof(Voice)) return new Voice("us", "treasury");
        if (type == typeof(Package)) return new Package([1, 0]);
        if (type == typeof(ImmutableSortedDictionary<string, string>))
            return ImmutableSortedDictionary<string, string>.Empty.Add("us", "mirror");
        if (type == typeof(ImmutableSortedDictionary<string, int>))
            return ImmutableSortedDictionary<string, int>.Empty.Add("us", 7);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return ListOf(type.GetGenericArguments()[0], nulls);
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p =>
            nulls && IsNullable(p) ? null : Make(p.ParameterType, nulls))]);
    }

    private static bool IsNullable(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;

    private static object ListOf(Type item, bool nulls)
    {
        var items = Array.CreateInstance(item, 1);
        items.SetValue(Make(item, nulls), 0);
        return typeof(ImmutableArray).GetMethods()
            .First(m => m.Name == "Create" && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }
}
