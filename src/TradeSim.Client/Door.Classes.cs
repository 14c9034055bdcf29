using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TradeSim.Protocol;

namespace TradeSim.Client;

public sealed partial class Door
{
    /// <summary>Opens a new class.</summary>
    public Task<Reply<ClassKeys>> OpenClass(ClassRequest request) =>
        Post("api/classes", request, Dialect.Default.ClassRequest, Dialect.Default.ClassKeys);

    /// <summary>Comes into a class as a student.</summary>
    public Task<Reply<StudentPass>> EnterClass(EnterRequest request) =>
        Post("api/classes/enter", request, Dialect.Default.EnterRequest, Dialect.Default.StudentPass);

    /// <summary>Comes into a class again, on another device, with the personal code.</summary>
    public Task<Reply<StudentPass>> ReturnToClass(ReturnRequest request) =>
        Post("api/classes/return", request, Dialect.Default.ReturnRequest, Dialect.Default.StudentPass);

    /// <summary>All tables of a class that is over, side by side.</summary>
    public async Task<Reply<ClassDebrief>> ClassDebrief(string pass)
    {
        try
        {
            using var response = await Ask(HttpMethod.Get, "api/classes/debrief", pass);
            return response.IsSuccessStatusCode
                ? new(await response.Content.ReadFromJsonAsync(Dialect.Default.ClassDebrief), null)
                : new(null, await Why(response));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException)
        {
            return new(null, NotReached);
        }
    }

    /// <summary>The class's data for a spreadsheet, and all its replay files, as a ZIP.</summary>
    public async Task<Reply<byte[]>> ClassExport(string pass)
    {
        try
        {
            using var response = await Ask(HttpMethod.Get, "api/classes/export", pass);
            return response.IsSuccessStatusCode
                ? new(await response.Content.ReadAsByteArrayAsync(), null)
                : new(null, await Why(response));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return new(null, NotReached);
        }
    }

    /// <summary>Deletes a class and everything of it; why not, or null where it is gone.</summary>
    public async Task<string?> DeleteClass(string pass)
    {
        try
        {
            using var response = await Ask(HttpMethod.Delete, "api/classes", pass);
            return response.IsSuccessStatusCode ? null : (await Why(response)).Because;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return NotReached.Because;
        }
    }

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string path, string pass)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", pass);
        return await http.SendAsync(request);
    }

    private async Task<Reply<TAnswer>> Post<T, TAnswer>(
        string path, T body, JsonTypeInfo<T> shape, JsonTypeInfo<TAnswer> answer) where TAnswer : class
    {
        try
        {
            using var response = await http.PostAsJsonAsync(path, body, shape);
            return response.IsSuccessStatusCode
                ? new(await response.Content.ReadFromJsonAsync(answer), null)
                : new(null, await Why(response));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException)
        {
            return new(null, NotReached);
        }
    }
}
