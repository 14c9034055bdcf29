using System.Diagnostics;
using TradeSim.Classes;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Classes;

/// <summary>Three hundred at once: the herd at the start of a lecture.</summary>
public sealed class CrowdTests(ITestOutputHelper output)
{
    private const int Crowd = 300;

    [Fact]
    public async Task Three_hundred_join_at_once_and_each_has_one_seat()
    {
        await using var server = await TestServer.Start();
        await using var held = await TestClass.Open(server, TestClass.Setup("CKSBA") with { GraceSeconds = 600 });
        // A crawler, or the preview of a link in a chat, looks at every address it can find.
        foreach (var path in new[] { "/", "/?code=CKSBA", "/class/CKSBA", "/api/classes/enter", "/api/classes/debrief" })
            await server.Http.GetAsync(path, TestContext.Current.CancellationToken);
        var joining = Stopwatch.StartNew();
        var guests = await Task.WhenAll(
            Enumerable.Range(1, Crowd).Select(i => held.Join($"Student of the crowd {i}")));
        output.WriteLine($"{Crowd} joined in {joining.Elapsed.TotalSeconds:F1} s.");
        Assert.Equal(Enumerable.Range(1, Crowd), guests.Select(g => g.News!.View.Number).Order());
        await held.Facilitator.Sees(f => f.Cockpit?.Students.Length == Crowd, "everybody and no crawler");
        var seating = Stopwatch.StartNew();
        await held.Facilitator.Do(new ClassCommand.Begin());
        var players = await Task.WhenAll(guests.Select(held.Sit));
        foreach (var player in players)
            await player.HearsInside(d => d.People.ContainsKey(player.Ticket.Seat), "the own seat");
        output.WriteLine($"All at tables in {seating.Elapsed.TotalSeconds:F1} s.");
        Assert.Equal(Crowd, players.Select(p => (p.Ticket.Session, p.Party, p.Ticket.Seat)).Distinct().Count());
        Assert.All(players.CountBy(p => (p.Ticket.Session, p.Party)), side => Assert.Equal(1, side.Value));
        Assert.Equal(Crowd / 2, players.Select(p => p.Ticket.Session).Distinct().Count());
        foreach (var player in players) await player.DisposeAsync();
        foreach (var guest in guests) await guest.DisposeAsync();
    }
}
