using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace TradeSim.Server.Seats;

/// <summary>Where what tickets are signed with is kept: in the shared database, or in a folder beside the journal.</summary>
internal static class TicketKeys
{
    // Any number that nothing else in the same database locks by.
    private const long Lock = 0x54726164_4B657973;

    public static void AddTicketKeys(this IServiceCollection services, Settings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("TradeSim");
        if (settings.Database is null)
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(settings.KeyFolder));
        else
            services.AddOptions<KeyManagementOptions>()
                .Configure<NpgsqlDataSource>((keys, store) => keys.XmlRepository = new SharedKeys(store));
    }

    /// <summary>Sees to it that there is a key. Of servers that start at once the first makes it and the others read it:
    /// otherwise each would sign with its own until they read the keys again, many hours later.</summary>
    public static void SettleTicketKeys(this IServiceProvider services)
    {
        using var connection = services.GetRequiredService<NpgsqlDataSource>().OpenConnection();
        using var transaction = connection.BeginTransaction();
        using var hold = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({Lock})", connection);
        hold.ExecuteNonQuery();
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(TicketKeys)).Protect([]);
        transaction.Commit();
    }
}
