using System.Security.Cryptography;
using System.Text;

namespace TradeSim.Server.Doors;

/// <summary>What opens the pages of who runs the server. Only its hash is kept, so that nothing can print it.</summary>
internal sealed class AdminKey
{
    private const int Least = 24;

    private readonly byte[] hash;

    private AdminKey(string key) => hash = Hash(key);

    /// <summary>From <c>AdminKey</c>; null where there are no such pages.</summary>
    /// <exception cref="InvalidOperationException">The key cannot be used; the message does not have it.</exception>
    public static AdminKey? Of(IConfiguration configuration)
    {
        var key = configuration["AdminKey"];
        if (string.IsNullOrEmpty(key)) return null;
        return key.Length >= Least && key.All(sign => sign is > ' ' and <= '~')
            ? new(key)
            : throw new InvalidOperationException(
                $"AdminKey wants {Least} letters, digits or signs at least, without a space; "
                + "\"openssl rand -hex 32\" draws one.");
    }

    /// <summary>Takes as long for a key that is nearly right as for any other.</summary>
    public bool Is(string brought) => CryptographicOperations.FixedTimeEquals(Hash(brought), hash);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
