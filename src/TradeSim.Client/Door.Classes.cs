using System.Net.Http.Json;
using TradeSim.Protocol;

namespace TradeSim.Client;

public sealed partial class Door
{
    private const string Classes = "api/classes";

    /// <summary>Opens a new class.</summary>
    public Task<Reply<ClassKeys>> OpenClass(ClassRequest request) =>
        Post(Classes, request, Dialect.Default.ClassRequest, Dialect.Default.ClassKeys);

    /// <summary>Comes into a class as a student.</summary>
    public Task<Reply<StudentPass>> EnterClass(EnterRequest request) =>
        Post($"{Classes}/enter", request, Dialect.Default.EnterRequest, Dialect.Default.StudentPass);

    /// <summary>Comes into a class again, on another device, with the personal code.</summary>
    public Task<Reply<StudentPass>> ReturnToClass(ReturnRequest request) =>
        Post($"{Classes}/return", request, Dialect.Default.ReturnRequest, Dialect.Default.StudentPass);

    /// <summary>All tables of a class that is over, side by side.</summary>
    public Task<Reply<ClassDebrief>> ClassDebrief(string pass) => Fetch(HttpMethod.Get, $"{Classes}/debrief", pass,
        content => content.ReadFromJsonAsync(Dialect.Default.ClassDebrief));

    /// <summary>The class's data for a spreadsheet, and all its replay files, as a ZIP.</summary>
    public Task<Reply<byte[]>> ClassExport(string pass) =>
        Fetch(HttpMethod.Get, $"{Classes}/export", pass, content => content.ReadAsByteArrayAsync()!);

    /// <summary>Deletes a class and everything of it; why not, or null where it is gone.</summary>
    public async Task<string?> DeleteClass(string pass) =>
        (await Fetch(HttpMethod.Delete, Classes, pass, content => content.ReadAsStringAsync()!)).Refusal?.Because;
}
