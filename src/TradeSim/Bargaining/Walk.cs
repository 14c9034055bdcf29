namespace TradeSim.Bargaining;

/// <summary>
/// Goes through all combinations of classes of some issues, and knows each table's cell there.
/// </summary>
internal sealed class Walk
{
    private readonly int[] sizes;
    private readonly int[] digits;
    private readonly int[][] strides;

    /// <param name="issues">The last one changes fastest.</param>
    /// <param name="scopes">The issues of each table, among those walked through.</param>
    public Walk(int[] issues, IReadOnlyList<int[]> scopes, int[] classes)
    {
        sizes = Array.ConvertAll(issues, issue => classes[issue]);
        digits = new int[issues.Length];
        At = new int[scopes.Count];
        strides = Array.ConvertAll(issues,
            issue => scopes.Select(scope => Stride(scope, issue, classes)).ToArray());
    }

    /// <summary>The present cell of each table.</summary>
    public int[] At { get; }

    /// <summary>Goes on to the next combination; after the last comes the first.</summary>
    public void Next()
    {
        for (var d = digits.Length - 1; d >= 0; d--)
        {
            var stride = strides[d];
            if (++digits[d] < sizes[d])
            {
                for (var t = 0; t < stride.Length; t++) At[t] += stride[t];
                return;
            }

            var back = digits[d] - 1;
            digits[d] = 0;
            for (var t = 0; t < stride.Length; t++) At[t] -= back * stride[t];
        }
    }

    private static int Stride(int[] scope, int issue, int[] classes)
    {
        var place = Array.IndexOf(scope, issue);
        return place < 0 ? 0 : scope.Skip(place + 1).Aggregate(1, (n, i) => n * classes[i]);
    }
}
