using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace TradeSim.Server.Seats;

/// <summary>What tickets are signed with, in the database, so that every web server reads the tickets of every other.</summary>
internal sealed class SharedKeys(NpgsqlDataSource store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var select = store.CreateCommand("SELECT xml FROM signing_keys ORDER BY pos");
        using var rows = select.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read()) keys.Add(XElement.Parse(rows.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var insert = store.CreateCommand("INSERT INTO signing_keys (xml) VALUES ($1)");
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = element.ToString(SaveOptions.DisableFormatting) });
        insert.ExecuteNonQuery();
    }
}
