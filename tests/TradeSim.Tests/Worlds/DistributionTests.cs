using System.Collections.Concurrent;
using CsCheck;
using TradeSim.Delegations;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Worlds;

// The laws are worth only as much as the play they are tried on: it must reach every way to end.
public sealed class DistributionTests(ITestOutputHelper output)
{
    private const int Plays = 600;

    [Fact]
    public void Random_play_reaches_every_ending_and_most_refusals_often()
    {
        var seen = new ConcurrentDictionary<string, int>();
        RandomPlay.Any.Sample(play =>
        {
            var marks = new HashSet<string>();
            var rooms = play.Run((_, _, _, no) => marks.Add(no is null ? "accepted" : $"no {no.Code}"));
            marks.Add(rooms.Table.Room.Outcome switch
            {
                TalksOutcome.Agreed => "agreed",
                TalksOutcome.Failed { LeftBy: null } => "timed out",
                TalksOutcome.Failed => "left",
                _ => "unfinished",
            });
            foreach (var e in rooms.Table.Entries.SelectMany(e => e.Events)) marks.Add(e.GetType().Name);
            foreach (var e in rooms.Delegations.Values.SelectMany(d => d.Entries).SelectMany(e => e.Events))
                marks.Add(e is DelegationEvent.CapitalAnswered a ? $"capital {a.Answer.Says}" : e.GetType().Name);
            foreach (var a in rooms.Table.Entries.SelectMany(e => e.Events).OfType<TableEvent.BreachAlleged>())
                marks.Add($"breach {a.Basis}");
            foreach (var mark in marks) seen.AddOrUpdate(mark, 1, (_, n) => n + 1);
        }, iter: Plays);
        foreach (var (mark, n) in seen.OrderByDescending(s => s.Value)) output.WriteLine($"{n,5} {mark}");

        string[] endings = ["agreed", "left", "timed out", "unfinished", "LastCallBegan", "DayOpened"];
        foreach (var ending in endings) Assert.InRange(seen.GetValueOrDefault(ending), Plays / 100, Plays);
        string[] beyond =
        [
            "SteppedOut", "StatementMade", "TrustMoved", "VerdictsAnnounced", "DelegationsRecalled", "AftermathBegan",
            "WeekTimeCalled", "WeekPublished", "ConsultationAsked", "breach Supported", "breach Unfounded", "breach Disputed",
            "AllegationSettled", "CommitmentSuspended", "CommitmentResumed", "LeverPulled", "AgreementTakenBack",
            "ExtensionWanted", "TruceEnded", "AftermathEnded", "RoundOpened", "TableClosed", "capital Yes", "capital YesIf",
            "capital No", "capital Tighter", "BallotHeard", "MeasuresSealed", "BriefTaken", "Consented",
        ];
        foreach (var mark in beyond)
            Assert.True(seen.GetValueOrDefault(mark) >= Plays / 200, $"{mark} only {seen.GetValueOrDefault(mark)} times");
        Assert.True(seen.Keys.Count(k => k.StartsWith("no ", StringComparison.Ordinal)) >= 50);
    }
}
