namespace TradeSim.Agreements;

/// <summary>What a capital made of an agreement, as everybody hears it.</summary>
/// <param name="Against">The interest that cost it most at home, by name; empty where the capital asks nobody.</param>
public sealed record Verdict(string Party, bool Passed, string Against);

/// <summary>Something unforeseen that happened in a week, as everybody hears it.</summary>
/// <param name="Party">Whose country's mood it moved.</param>
/// <param name="Mood">By how many points of support.</param>
/// <param name="Lever">The lever that it pulled; empty for none.</param>
public sealed record Happening(string Id, string Name, string Text, string Party, int Mood, string Lever);
