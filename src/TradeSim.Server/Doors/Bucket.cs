namespace TradeSim.Server.Doors;

/// <summary>How much may come at once, and how fast there is room again.</summary>
internal readonly record struct Bucket(int Burst, int PerSecond)
{
    /// <summary>Read from <c>NAMEBurst</c> and <c>NAMEPerSecond</c>.</summary>
    /// <exception cref="InvalidOperationException">A number cannot be used; it says which.</exception>
    public static Bucket Of(IConfiguration configuration, string name, Bucket usual) => new(
        Number(configuration, $"{name}Burst", usual.Burst),
        Number(configuration, $"{name}PerSecond", usual.PerSecond));

    private static int Number(IConfiguration configuration, string name, int usual)
    {
        var text = configuration[name];
        if (string.IsNullOrEmpty(text)) return usual;
        return int.TryParse(text, out var number) && number > 0
            ? number
            : throw new InvalidOperationException($"{name} is \"{text}\"; write a whole number from 1 on.");
    }
}
