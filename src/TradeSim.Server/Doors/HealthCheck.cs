namespace TradeSim.Server.Doors;

/// <summary>The program as its own examiner: 0 where an address answers well, else 1.</summary>
/// <remarks>An image without a shell holds nothing else that could ask.</remarks>
internal static class HealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<int> Run(string address)
    {
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var response = await http.GetAsync(new Uri(address));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            return 1;
        }
    }
}
