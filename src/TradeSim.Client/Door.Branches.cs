using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Components.WebAssembly.Http;
using TradeSim.Protocol;

namespace TradeSim.Client;

public sealed partial class Door
{
    /// <summary>Opens a branch of a recorded session and takes a seat in it.</summary>
    public Task<Reply<SeatTicket>> Branch(BranchRequest request) =>
        Post("api/branches", request, Dialect.Default.BranchRequest, Dialect.Default.SeatTicket);

    /// <summary>Lets negotiators play many branches; each is told as it ends. Cancelling stops the rest.</summary>
    /// <returns>Why there are none, or null where all were played.</returns>
    public async Task<Answer?> PlayOn(WhatIfRequest request, Func<BranchEnd, Task> onEnd, CancellationToken stop)
    {
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "api/what-if")
            {
                Content = JsonContent.Create(request, Dialect.Default.WhatIfRequest),
            };
            message.SetBrowserResponseStreamingEnabled(true);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop);
            if (!response.IsSuccessStatusCode) return await Why(response);
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
            while (await lines.ReadLineAsync(stop) is { } line) await onEnd(Dialect.Read<BranchEnd>(line));
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException)
        {
            return NotReached;
        }
    }
}
