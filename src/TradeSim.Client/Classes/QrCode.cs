using System.Globalization;
using System.Text;
using QRCoder;

namespace TradeSim.Client.Classes;

/// <summary>An address as a square of dark and light modules that a phone reads.</summary>
/// <param name="Size">Modules on a side, the light border counted.</param>
/// <param name="Path">The dark modules as an SVG path, a unit each.</param>
public sealed record QrCode(int Size, string Path)
{
    /// <summary>The code of a text; it is still read where a part of it is hidden.</summary>
    public static QrCode Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (x + 1 < rows[y].Length && rows[y][x + 1]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x + 1 - from}v1h-{x + 1 - from}z");
            }
        }

        return new(rows.Count, path.ToString());
    }
}
