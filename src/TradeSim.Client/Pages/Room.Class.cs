using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using TradeSim.Classes;

namespace TradeSim.Client.Pages;

/// <remarks>A table of a class: who sits beside oneself, and where to go when the facilitator says so.</remarks>
public sealed partial class Room
{
    [Inject] private ClassDoor ClassDoor { get; set; } = default!;

    [Inject] private ClassPasses Passes { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The class that this table belongs to; null for a table of none.</summary>
    private string? ClassCode => ClassErrands.TableOf(SessionId)?.Code;

    /// <summary>True while nothing can be done: something is on its way, or the facilitator paused the table.</summary>
    private bool IsHeld => busy || Table.PausedSince is not null;

    private IReadOnlyDictionary<string, string> Mates =>
        ClassDoor.Student?.View.Mates ?? ImmutableSortedDictionary<string, string>.Empty;

    private async Task EnterClass()
    {
        if (ClassCode is not { } code || await Passes.In(code, ClassPasses.Student) is not { } pass) return;
        ClassDoor.Changed -= HeardClass;
        ClassDoor.Changed += HeardClass;
        await ClassDoor.Enter(pass);
    }

    /// <summary>Whoever was moved, removed, or whose class is over, goes to the class's page.</summary>
    private void HeardClass() => _ = InvokeAsync(() =>
    {
        StateHasChanged();
        if (ClassDoor.Student is not { } news || ClassCode is not { } code || seat is not { Ticket.Seat: var own }
            || own == Protocol.SeatTicket.Observer) return;
        if (news.View.IsRemoved || (news.Seat is { } now
            && (now.Session, now.Party, now.Seat) != (SessionId, seat.Ticket.Party, own)))
            Navigation.NavigateTo($"class/{code}");
    });
}
