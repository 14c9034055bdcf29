using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Server.Tests.Exports;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>A server whose folder of calibrations has files beside it that nobody may read.</summary>
public sealed class PathServer : IAsyncLifetime
{
    /// <summary>Stands in a file beside the folder.</summary>
    public const string Canary = "canary-of-the-file";

    private TestServer? server;

    /// <summary>Ends a calibration beside the folder, which would be given out if it lay in it.</summary>
    public static string Mark { get; } = new(' ', 77);

    internal DirectoryInfo Root { get; } = Directory.CreateTempSubdirectory("tradesim-");

    internal TestServer Server => server!;

    public async ValueTask InitializeAsync()
    {
        var folder = Root.CreateSubdirectory("economy").FullName;
        var shipped = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "economy"), "*.json");
        foreach (var file in shipped) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.Copy(shipped[0], Path.Combine(folder, "world.json"));
        var text = await File.ReadAllTextAsync(shipped[0], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Root.FullName, "beside.json"), text + Mark, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Root.FullName, "beside"), Canary, TestContext.Current.CancellationToken);
        server = await TestServer.Start(economies: folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        Root.Delete(recursive: true);
    }
}

/// <summary>No name that comes in leads to a file: neither to one outside its folder nor to one of the machine's own.</summary>
public sealed class PathTests(PathServer paths) : IClassFixture<PathServer>
{
    /// <summary>Ways to say "beside the folder", and names that machines keep for themselves.</summary>
    public static TheoryData<string> Tricks { get; } =
    [
        "../beside", "..%2fbeside", "..%2Fbeside", "%2e%2e/beside", "%2e%2e%2fbeside", "..%5cbeside", "..\\beside", "....//beside",
        "..%252fbeside", "%c0%ae%c0%ae/beside", "./../beside", "world/../../beside", "world%2f..%2f..%2fbeside", "..%2fbeside.json",
        "..%2fbeside.json%00", "..%2fbeside%00.json", "{root}/beside", "%2f{root}%2fbeside", "file:%2f%2f{root}%2fbeside", "..;/beside",
        "CON", "NUL", "aux.json", "%00", "..", "~", "$HOME", "*", "be?ide", "%2fetc%2fpasswd", "C:%5cbeside", "%5c%5chost%5cbeside",
    ];

    private TestServer Server => paths.Server;

    private string Root => paths.Root.FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_lies_in_the_folder_is_given_out()
    {
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Root, "economy", "world.json"), Cancel),
            await Server.Http.GetStringAsync("/api/economy/world", Cancel));
        Assert.EndsWith(PathServer.Mark, await File.ReadAllTextAsync(Path.Combine(Root, "beside.json"), Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tricks))]
    public async Task No_address_leads_out_of_its_folder(string trick)
    {
        var name = trick.Replace("{root}", Root);
        foreach (var door in (string[])["/api/economy/", "/api/studies/", "/", "/_framework/", "/js/"])
        {
            var (status, body) = await Ask(door + name);
            Assert.DoesNotContain(PathServer.Canary, body, StringComparison.Ordinal);
            Assert.DoesNotContain(PathServer.Mark, body, StringComparison.Ordinal);
            Assert.DoesNotContain("root:x:0", body, StringComparison.Ordinal);
            if (door.StartsWith("/api", StringComparison.Ordinal) && !body.Contains("<!DOCTYPE html>", StringComparison.OrdinalIgnoreCase) && !body.StartsWith('['))
                Assert.Contains(status, (int[])[400, 404]);
        }
    }

    [Theory]
    [MemberData(nameof(Tricks))]
    public async Task No_id_or_code_is_a_path(string trick)
    {
        var name = Uri.UnescapeDataString(trick).Replace("{root}", Root);
        var open = new SessionRequest(name, "us", "Ann", null, null, Tables.Reach.Talks, [], [], [], Delegations.Consent.Head, false, false);
        await Refused("sessions", open, "no-such-scenario");
        await Refused("sessions", open with { Scenario = $"../scenarios/{GenevaTalks.Id}" }, "no-such-scenario");
        await Refused("join", new JoinRequest(name, "Ann", null, null), "bad-code");
        await Refused("classes/enter", new EnterRequest(name, "Ann", false, "join-12345678"), "bad-code");
        await Refused("classes/return", new ReturnRequest(name, name), "bad-code");
    }

    /// <summary>A stranger's file may call its scenario and its rooms what it likes: they are names of lines and of no file.</summary>
    [Fact]
    public async Task What_a_recorded_session_calls_itself_is_no_path()
    {
        var file = ReplayFile.Write("..\\..\\writer", Match.Play(Named("../../../beside"), Sides("us"), 3));
        var ticket = await Server.Http.PostAsJsonAsync("/api/branches",
            new(file, 3, "us", "../../Ann", "envoy", true, null, false), Dialect.Default.BranchRequest, Cancel);
        Assert.True(ticket.IsSuccessStatusCode, await ticket.Content.ReadAsStringAsync(Cancel));
        var lines = file.Split('\n');
        foreach (var room in (string[])["delegation/../../keys", "../table", "caucus/../../x", "/etc/passwd", "session/..", "table\0"])
        {
            var body = string.Join('\n', lines.Skip(1).Append($"{room}\t{lines[^2].Split('\t')[1]}").Where(l => l.Length > 0)) + "\n";
            var header = Dialect.Read<ReplayHeader>(lines[0]);
            var forged = Dialect.Write(header with { Checksum = ReplayFile.Hash(body), Entries = header.Entries + 1 }) + "\n" + body;
            await Refused("branches", new BranchRequest(forged, 3, "us", "Ann", "envoy", true, null, false), "bad-file");
        }

        Assert.Equal([Path.Combine(Root, "beside"), Path.Combine(Root, "beside.json")], Directory.GetFiles(Root).Order());
    }

    [Fact]
    public void What_is_in_an_export_has_names_that_lie_in_its_own_folder()
    {
        const string up = "../../../evil";
        var rooms = new People(TestScenario.Setup("EXPQRT") with { Scenario = Named(up) });
        rooms.Agree(TestScenario.Middle);
        var export = OpenedExport.Of([OpenedExport.Table(1, rooms.Rooms), OpenedExport.Table(777, rooms.Rooms)],
            [new(7, 1, "us", "..\\..\\evil", "before", up, "C:\\evil")], new() { [7] = up, [12] = "/etc/evil" });
        Assert.Contains(up, export.Everything, StringComparison.Ordinal);
        Assert.All(export.Files.Keys, name => Assert.Matches("^([a-z]+\\.(csv|md)|replays/table-[0-9]{2,3}\\.replay)$", name));
    }

    private static Scenario Named(string id)
    {
        var scenario = TestScenario.Scenario();
        return scenario with { Agenda = scenario.Agenda with { Scenario = id, Title = id } };
    }

    private static Dictionary<string, string> Sides(string first) => new() { [first] = "linear", ["china"] = "linear" };

    private async Task Refused(string door, object asked, string code)
    {
        using var response = await Server.Http.PostAsync($"/api/{door}",
            JsonContent.Create(asked, asked.GetType(), options: Dialect.Default.Options), Cancel);
        var no = Dialect.Read<Answer>(await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal((400, code), ((int)response.StatusCode, no.Code));
        Assert.NotEmpty(no.Because!);
    }

    /// <summary>Asks for an address exactly as it is written; any client of ours would make it harmless first.</summary>
    private async Task<(int Status, string Body)> Ask(string path)
    {
        var at = new Uri(Server.Url);
        using var line = new TcpClient(at.Host, at.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: {at.Authority}\r\nConnection: close\r\n\r\n"), Cancel);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answer = await reader.ReadToEndAsync(Cancel);
        return (int.Parse(answer.Split(' ')[1]), answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }
}
