namespace TradeSim.Bargaining;

/// <summary>Collects points and keeps those that no other dominates, each score vector once.</summary>
internal interface ISkyline
{
    /// <summary>Forgets everything.</summary>
    void Clear();

    /// <summary>Adds points of a message, each with the same scores added to it.</summary>
    /// <param name="shift">What is added, by party.</param>
    /// <param name="step">What is added to the trail; <see cref="Trail.Nothing"/> where nothing is.</param>
    void Add(ReadOnlySpan<long> shift, Message points, int from, int to, int step);

    /// <summary>
    /// Writes what is efficient into a message's open cell, the first party's score falling.
    /// </summary>
    void WriteTo(Message message, Trail trail);
}
