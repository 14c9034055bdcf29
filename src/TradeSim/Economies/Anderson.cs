using System.Runtime.CompilerServices;

namespace TradeSim.Economies;

/// <summary>Speeds up a fixed-point iteration: the next point is the best mix of the last few
/// moves.</summary>
/// <remarks>D. G. Anderson (1965), in the unconstrained form of Walker and Ni (2011). Inner products of the
/// kept moves are kept as well, so that a step costs one new row of them.</remarks>
internal sealed class Anderson(int capacity)
{
    private const int Most = 6;

    // Largest change of any unknown in one step: a factor of 4.5.
    private const double LargestStep = 1.5;

    private readonly double[][] changes = [.. Enumerable.Range(0, Most).Select(_ => new double[capacity])];
    private readonly double[][] moves = [.. Enumerable.Range(0, Most).Select(_ => new double[capacity])];
    private readonly double[] products = new double[Most * Most];
    private readonly double[] factor = new double[Most * Most];
    private readonly double[] onto = new double[Most];
    private readonly double[] mix = new double[Most];
    private readonly double[] lastF = new double[capacity];
    private readonly double[] step = new double[capacity];
    private int kept;
    private int next;
    private bool hasLast;

    public int Capacity => capacity;

    /// <summary>Forgets all moves.</summary>
    public void Reset() => (kept, next, hasLast) = (0, 0, false);

    /// <summary>Moves z by this much damping of the map's move f, bettered by what was learned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(double[] z, double[] f, int length, double damping)
    {
        if (hasLast) Learn(f, length, damping);
        Solve();
        var largest = 0.0;
        for (var i = 0; i < length; i++) step[i] = damping * f[i];
        for (var a = 0; a < kept; a++)
        {
            var (share, move) = (mix[a], moves[a]);
            if (share == 0) continue;
            for (var i = 0; i < length; i++) step[i] -= share * move[i];
        }

        for (var i = 0; i < length; i++) largest = Math.Max(largest, Math.Abs(step[i]));
        var scale = largest > LargestStep ? LargestStep / largest : 1;
        for (var i = 0; i < length; i++)
        {
            step[i] *= scale;
            z[i] += step[i];
            lastF[i] = f[i];
        }

        hasLast = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(double[] f, int length, double damping)
    {
        var (change, move) = (changes[next], moves[next]);
        for (var i = 0; i < length; i++)
        {
            change[i] = f[i] - lastF[i];
            move[i] = step[i] + (damping * change[i]);
        }

        kept = Math.Max(kept, next + 1);
        for (var a = 0; a < kept; a++)
            products[(a * Most) + next] = products[(next * Most) + a] = Product(changes[a], change, length);

        // A kept change's product with f grows by its product with the change of f: no new sum is needed.
        for (var a = 0; a < kept; a++) onto[a] += products[(a * Most) + next];
        onto[next] = Product(change, f, length);
        next = (next + 1) % Most;
    }

    /// <summary>The mix of kept changes nearest to f, by Cholesky; a change that adds nothing gets no
    /// part.</summary>
    private void Solve()
    {
        for (var a = 0; a < kept; a++)
        {
            mix[a] = onto[a];
            for (var b = 0; b <= a; b++)
            {
                var sum = products[(a * Most) + b];
                for (var c = 0; c < b; c++) sum -= factor[(a * Most) + c] * factor[(b * Most) + c];
                if (a == b)
                    factor[(a * Most) + a] = sum > 1e-12 * products[(a * Most) + a] ? Math.Sqrt(sum) : 0;
                else
                    factor[(a * Most) + b] = factor[(b * Most) + b] > 0 ? sum / factor[(b * Most) + b] : 0;
            }
        }

        for (var a = 0; a < kept; a++)
        {
            for (var c = 0; c < a; c++) mix[a] -= factor[(a * Most) + c] * mix[c];
            mix[a] = factor[(a * Most) + a] > 0 ? mix[a] / factor[(a * Most) + a] : 0;
        }

        for (var a = kept - 1; a >= 0; a--)
        {
            for (var c = a + 1; c < kept; c++) mix[a] -= factor[(c * Most) + a] * mix[c];
            mix[a] = factor[(a * Most) + a] > 0 ? mix[a] / factor[(a * Most) + a] : 0;
        }
    }

    /// <summary>In four sums, none of which waits for another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Product(double[] a, double[] b, int length)
    {
        double first = 0, second = 0, third = 0, fourth = 0;
        var i = 0;
        for (; i + 3 < length; i += 4)
        {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }

        for (; i < length; i++) first += a[i] * b[i];
        return first + second + third + fourth;
    }
}
