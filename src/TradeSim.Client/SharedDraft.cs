using System.Text.Json;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Scenarios;

namespace TradeSim.Client;

/// <summary>The delegation's draft at one seat: it changes here at once, and stays in this browser until the delegation has it.</summary>
/// <remarks>Saved right away, then at most once a second, so that a closed or reloaded page loses nothing.</remarks>
internal sealed class SharedDraft(Door door, Browser browser, TimeProvider time, string session, string party)
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);

    private Package? unsaved;
    private bool saving;
    private int savedAs;
    private int round;

    /// <summary>The draft as it stands here; null before the own delegation was heard.</summary>
    public Package? Package { get; private set; }

    private string Key => $"tradesim.draft.{session}.{party}";

    /// <summary>Remembers what this browser kept when its page went away before the delegation had it.</summary>
    public async Task Recall()
    {
        if (!(await browser.Kept(Key)).TryGetValue(Key, out var kept)) return;
        try
        {
            unsaved = JsonSerializer.Deserialize(kept, Dialect.Default.Package);
        }
        catch (JsonException)
        {
            await browser.Forget(Key); // Written by another version of the page: the same as no draft.
        }
    }

    /// <summary>Takes the delegation's draft unless a newer one of this seat is on its way.</summary>
    public async Task Hear(RoomState room)
    {
        if (room.Table.Agenda is not { } agenda || room.Delegation.Brief is null) return;
        if (round != room.Table.Earlier.Count && Package is not null) (Package, unsaved) = (null, null);
        round = room.Table.Earlier.Count;
        if (unsaved is { } kept && Package is null && agenda.Fits(kept))
            await Change(kept);
        else if (!saving && room.Heard[RoomName.Delegation(party)] >= savedAs)
            Package = Of(agenda, room.Delegation.Draft) ?? Of(agenda, Package) ?? agenda.StatusQuo;
    }

    /// <summary>A package of this round; one of an earlier round is no draft any more.</summary>
    private static Package? Of(Agenda agenda, Package? package) =>
        package is not null && agenda.Fits(package) ? package : null;

    /// <summary>Changes the draft; returns when it is saved.</summary>
    public async Task Change(Package package)
    {
        Package = unsaved = package;
        await browser.Keep(Key, JsonSerializer.Serialize(package, Dialect.Default.Package));
        if (saving) return;
        saving = true;
        try
        {
            await Save();
        }
        finally
        {
            saving = false;
        }
    }

    private async Task Save()
    {
        while (unsaved is { } next)
        {
            var answer = await door.Say(party, new DelegationCommand.SaveDraft(next));
            if (door.Room is null) return;
            savedAs = answer.Number ?? savedAs;
            if (ReferenceEquals(next, unsaved)) unsaved = null;
            if (unsaved is null) await browser.Forget(Key);
            else await Task.Delay(SaveEvery, time);
        }
    }
}
