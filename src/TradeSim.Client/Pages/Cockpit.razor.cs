using Microsoft.AspNetCore.Components;
using TradeSim.Classes;
using TradeSim.Client.Classes;

namespace TradeSim.Client.Pages;

/// <summary>The facilitator's page: every table live, the students, and all that can be done to them.</summary>
public sealed partial class Cockpit
{
    private bool isKnown;
    private bool busy;
    private bool isEnding;
    private bool isDeleting;
    private bool isRenewing;
    private string? next;
    private int? chosen;
    private string? refusal;
    private string said = "";
    private DateTimeOffset now;
    private ITimer? ticker;

    /// <summary>The class's code, from the address.</summary>
    [Parameter] public string Code { get; set; } = "";

    [Inject] private ClassDoor Door { get; set; } = default!;

    [Inject] private Door Server { get; set; } = default!;

    [Inject] private ClassPasses Passes { get; set; } = default!;

    [Inject] private Seats Seats { get; set; } = default!;

    [Inject] private Browser Browser { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = TimeProvider.System;

    private string Invitation => Navigation.ToAbsoluteUri($"?code={Uri.EscapeDataString(Code)}").ToString();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Code = Joining.Clean(Code);
        now = Time.GetUtcNow();
        Door.Changed += Heard;
        ticker = Time.CreateTimer(_ => Heard(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        if (await Passes.Take(Navigation.Uri, Code, ClassPasses.Lead) is { } bare) Navigation.NavigateTo(bare, replace: true);
        next = await Passes.In(Code, ClassPasses.NextLead);
        if (await Passes.In(Code, ClassPasses.Lead) is { } pass) await Door.Enter(pass);
        else await Door.Leave();
        isKnown = true;
        // On another device than the class was opened on, the wall wants its own key.
        if (await Passes.In(Code, ClassPasses.Wall) is null) await FetchWallKey();
    }

    private async Task FetchWallKey()
    {
        if (await Door.WallKey() is { } wall) await Passes.Keep(Code, ClassPasses.Wall, wall);
    }

    private void Heard() => _ = InvokeAsync(async () =>
    {
        now = Time.GetUtcNow();
        // The keys were renewed, and the answer was lost.
        if (Door.Closed is not null && next is not null) await TakeNext();
        StateHasChanged();
    });

    private static string Students(CockpitView view)
    {
        var here = view.Students.Count(s => !s.IsRemoved);
        var away = view.Students.Count(s => s is { IsRemoved: false, IsAway: true });
        return $"{here} {(here == 1 ? "student" : "students")}{(away > 0 ? $", {away} away" : "")}";
    }

    private static string Tables(CockpitView view) =>
        $"{view.Tables.Length} {(view.Tables.Length == 1 ? "table" : "tables")}, "
        + $"{view.Tables.Count(t => t.End is not null)} ended";

    private static bool IsPaused(CockpitView view) =>
        view.Tables.Where(t => t.End is null).Any(t => t.PausedSince is not null);

    private async Task Do(ClassCommand command)
    {
        (busy, refusal) = (true, null);
        StateHasChanged();
        refusal = await Door.Say(command);
        busy = false;
        StateHasChanged();
    }

    private async Task AskToEnd()
    {
        if (isEnding) await Do(new ClassCommand.EndClass());
        isEnding = !isEnding;
    }

    /// <summary>Goes to a table, to watch it as a party sees it or to play that party's capital.</summary>
    private async Task OpenTable((int Table, string Party, bool AsCapital) wish)
    {
        var ticket = await Door.Ticket(wish.Table, wish.Party, wish.AsCapital);
        refusal = ticket.Because;
        if (ticket.Seat is not { } seat) return;
        await Seats.Keep(seat);
        Navigation.NavigateTo($"play/{seat.Session}");
    }

    private async Task Export()
    {
        busy = true;
        var reply = await Server.ClassExport(Door.Pass!);
        busy = false;
        refusal = reply.Refusal?.Because;
        if (reply.Value is { } zip) await Browser.Download($"tradesim-class-{Code}.zip", zip);
    }

    private async Task CopyKey()
    {
        var link = ClassPasses.Link(Navigation.ToAbsoluteUri($"class/{Code}/lead").ToString(), Door.Pass!);
        said = await Browser.Copy(link) ? "Copied." : "This browser does not allow copying.";
    }

    private async Task Renew()
    {
        if (!isRenewing)
        {
            isRenewing = true;
            return;
        }

        (isRenewing, busy) = (false, true);
        if (await Door.NextKey() is { } key)
        {
            await Passes.Keep(Code, ClassPasses.NextLead, next = key);
            refusal = await Door.RenewKeys();
            if (refusal is null) await TakeNext();
        }
        else refusal = "The server did not answer. Press again in a moment.";

        busy = false;
    }

    /// <summary>From now on this browser leads with the next key.</summary>
    private async Task TakeNext()
    {
        if (next is not { } key) return;
        next = null;
        await Passes.Keep(Code, ClassPasses.Lead, key);
        await Passes.Forget(Code, ClassPasses.NextLead);
        await Door.Enter(key);
        await FetchWallKey();
        said = "Your link and the wall’s are new; the old ones open nothing any more. Reload the wall.";
    }

    private async Task Delete()
    {
        if (!isDeleting)
        {
            isDeleting = true;
            return;
        }

        refusal = await Server.DeleteClass(Door.Pass!);
        if (refusal is not null) return;
        foreach (var kind in new[] { ClassPasses.Lead, ClassPasses.NextLead, ClassPasses.Wall, ClassPasses.Student }) await Passes.Forget(Code, kind);
        await Door.Leave();
        Navigation.NavigateTo("host");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Door.Changed -= Heard;
        ticker?.Dispose();
        return ValueTask.CompletedTask;
    }
}
