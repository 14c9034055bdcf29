using System.Globalization;
using Microsoft.Playwright;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.ScenarioFiles;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>A replay of five thousand moments is one that can still be walked through.</summary>
public sealed class LongReplayTests(Stage stage, ITestOutputHelper output)
{
    private const int Moments = 5000;

    /// <summary>Prints how long a jump takes from the key to the moment on the page; nothing is claimed by the clock.</summary>
    [Fact]
    public async Task Any_of_five_thousand_moments_is_a_jump_away()
    {
        var person = await stage.Person();
        await person.Page.GotoAsync("/replay");
        await person.See("replay-file").SetInputFilesAsync(new FilePayload
        {
            Name = "long.tradesim",
            MimeType = "text/plain",
            Buffer = System.Text.Encoding.UTF8.GetBytes(Long()),
        });
        await person.See("replay-slider").WaitForAsync();
        await Expect(person.See("replay-verified")).ToContainTextAsync("Replays exactly");
        var times = new List<double>();
        foreach (var to in (int[])[4000, 17, 4990, 2500, 1, 3333, 800, 4998, 1200, 2750, 42, 4444])
        {
            times.Add(await Jump(person.Page, to));
            await Expect(person.See("replay-moment")).ToContainTextAsync(Said(to));
        }

        times.Sort();
        output.WriteLine($"{times.Count} jumps among {Moments} moments: median {times[times.Count / 2]:0} ms, "
            + $"longest {times[^1]:0} ms{(stage.IsPublished ? ", published build" : "")}.");
        await person.Picture("replay-long");
    }

    /// <summary>From the slider's input to the frame that shows the moment.</summary>
    private static Task<double> Jump(IPage page, int to) => page.EvaluateAsync<double>("""
        async to => {
          const slider = document.querySelector("[data-testid=replay-slider]");
          const moment = document.querySelector("[data-testid=replay-moment]");
          const before = moment.textContent;
          const start = performance.now();
          slider.value = to;
          slider.dispatchEvent(new Event("input", { bubbles: true }));
          while (moment.textContent === before) await new Promise(r => requestAnimationFrame(r));
          await new Promise(r => requestAnimationFrame(r));
          return performance.now() - start;
        }
        """, to);

    /// <summary>The second entry opens the talks; after it every odd one is an offer and every even one words.</summary>
    private static string Said(int step) => step < 2 ? "The talks open" : step % 2 == 0 ? $"offer {step / 2}" : $"Word {step}";

    private static string Long()
    {
        var scenario = ScenarioFile.ReadAll(Repository.File("scenarios", "london-2025.yaml")).Single().Scenario!;
        var (rooms, now) = (new RoomSet(), new DateTimeOffset(2025, 6, 9, 12, 0, 0, TimeSpan.Zero));
        var setup = new SessionSetup("LONG", "LONG", scenario, new(ClockMode.Wall, 36_000),
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty, 1, Reach.Talks, [], [],
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty, Delegations.Consent.Head, false, false);
        Assert.Null(rooms.Tell("open", new SessionCommand.OpenSession(setup), now));
        foreach (var party in scenario.Agenda.Parties)
            Assert.Null(rooms.Tell($"join-{party.Id}", new SessionCommand.GrantSeat(party.Id, "Ann", null), now));
        var voices = scenario.Agenda.Parties.Select(p => new Voice(p.Id, p.Head.Id)).ToArray();
        var history = scenario.History.Outcome;
        for (var step = 2; step < Moments - 1; step++)
        {
            var by = voices[step / 2 % 2];
            var id = step.ToString(CultureInfo.InvariantCulture);
            TableCommand command = step % 2 == 0
                ? new TableCommand.MakeOffer(history.With(3, step / 4 % scenario.Agenda.Issues[3].Options.Length), $"Words {step}")
                : new TableCommand.SayWords($"Word {step}");
            Assert.Null(rooms.Tell(by, id, command, now = now.AddSeconds(5)));
        }

        rooms.Tell(voices[0], "end", new TableCommand.LeaveTalks("Enough."), now.AddSeconds(5));
        return ReplayFile.Write("tests", rooms);
    }
}
