using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Protocol;

/// <summary>The one JSON of journals, grain calls, the wire and replay files.</summary>
/// <remarks>Missing and null members are refused, so that what was read can be trusted to be whole.</remarks>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(VoiceJson), typeof(OnceJson<Agenda>), typeof(OnceJson<Brief>)])]
[JsonSerializable(typeof(TableCommand))]
[JsonSerializable(typeof(TableEvent))]
[JsonSerializable(typeof(ImmutableArray<TableEvent>))]
[JsonSerializable(typeof(DelegationCommand))]
[JsonSerializable(typeof(DelegationEvent))]
[JsonSerializable(typeof(ImmutableArray<DelegationEvent>))]
[JsonSerializable(typeof(SessionCommand))]
[JsonSerializable(typeof(SessionEvent))]
[JsonSerializable(typeof(ImmutableArray<SessionEvent>))]
[JsonSerializable(typeof(Entry<TableCommand, TableEvent>))]
[JsonSerializable(typeof(Entry<DelegationCommand, DelegationEvent>))]
[JsonSerializable(typeof(Entry<SessionCommand, SessionEvent>))]
[JsonSerializable(typeof(ClassCommand))]
[JsonSerializable(typeof(Entry<ClassCommand, ClassEvent>))]
[JsonSerializable(typeof(ImmutableArray<ClassEvent>))]
[JsonSerializable(typeof(ImmutableArray<SessionEvent.RoundClosed>))]
[JsonSerializable(typeof(Scenario))]
[JsonSerializable(typeof(EconomyMap))]
[JsonSerializable(typeof(ReplayHeader))]
[JsonSerializable(typeof(StudyHeader))]
[JsonSerializable(typeof(Study))]
[JsonSerializable(typeof(RoomNews))]
[JsonSerializable(typeof(ImmutableArray<RoomNews>))]
[JsonSerializable(typeof(Joined))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Counsel))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(BranchRequest))]
[JsonSerializable(typeof(WhatIfRequest))]
[JsonSerializable(typeof(BranchEnd))]
[JsonSerializable(typeof(StudyRequest))]
[JsonSerializable(typeof(StudyLink))]
[JsonSerializable(typeof(ImmutableArray<StudyCard>))]
[JsonSerializable(typeof(SeatTicket))]
[JsonSerializable(typeof(ImmutableArray<ScenarioCard>))]
[JsonSerializable(typeof(Sight))]
[JsonSerializable(typeof(CockpitView))]
[JsonSerializable(typeof(ProjectorView))]
[JsonSerializable(typeof(ClassRequest))]
[JsonSerializable(typeof(ClassKeys))]
[JsonSerializable(typeof(EnterRequest))]
[JsonSerializable(typeof(ReturnRequest))]
[JsonSerializable(typeof(StudentPass))]
[JsonSerializable(typeof(StudentNews))]
[JsonSerializable(typeof(TicketOrNo))]
[JsonSerializable(typeof(ClassDebrief))]
[JsonSerializable(typeof(Dictionary<string, int>))]
public sealed partial class Dialect : JsonSerializerContext
{
    /// <summary>The same dialect, which reads every value anew.</summary>
    internal static Dialect Plain => Anew.Dialect;

    /// <summary>Writes a value.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Of<T>());

    /// <summary>Reads a value; null or a text that is not exactly one is a <see cref="JsonException"/>.</summary>
    public static T Read<T>(string json)
    {
        var type = Of<T>();
        var utf8 = Encoding.UTF8.GetBytes(json);
        RefuseHolesIn(utf8);
        try
        {
            return JsonSerializer.Deserialize(utf8, type) ?? throw new JsonException("A value is missing.");
        }
        catch (NotSupportedException untyped)
        {
            throw new JsonException("A case does not begin with its type.", untyped);
        }
    }

    /// <summary>No list of the game holds null, but the serializer checks only members against it.</summary>
    private static void RefuseHolesIn(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var before = JsonTokenType.None;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null && before != JsonTokenType.PropertyName)
                throw new JsonException("A list has a hole, or a value is missing.");
            before = reader.TokenType;
        }
    }

    // Made when it is needed: the order of a class's own static members over several files is nobody's.
    private static class Anew
    {
        public static Dialect Dialect { get; } = new(Options());

        private static JsonSerializerOptions Options()
        {
            var options = new JsonSerializerOptions(Default.Options) { TypeInfoResolver = null };
            foreach (var once in options.Converters.Where(c => c is OnceJson<Agenda> or OnceJson<Brief>).ToArray())
                options.Converters.Remove(once);
            return options;
        }
    }

    private static JsonTypeInfo<T> Of<T>() =>
        Default.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new NotSupportedException($"The dialect has no word for {typeof(T).Name}.");
}

/// <summary>A voice on the wire: "office", "us" or "us/treasury".</summary>
public sealed class VoiceJson : JsonConverter<Voice>
{
    /// <inheritdoc/>
    public override Voice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Voice.Parse(reader.GetString() ?? throw new JsonException("A voice is a text."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Voice value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
