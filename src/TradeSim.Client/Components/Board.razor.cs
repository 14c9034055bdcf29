using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client.Components;

/// <summary>The issue board: one row an issue, its options as cells, and what lies where.</summary>
public sealed partial class Board
{
    private const string AboutId = "board-about";

    private readonly Dictionary<OptionRef, ElementReference> cells = [];
    private OptionRef? focused;
    private OptionRef? shown;
    private int widest = 1;

    /// <summary>The table as it is, or as it was then.</summary>
    [Parameter, EditorRequired] public Table Table { get; set; } = Table.Empty;

    /// <summary>The party whose board it is: "mine" means this one.</summary>
    [Parameter, EditorRequired] public string Party { get; set; } = "";

    /// <summary>The party's points; null where they are not known.</summary>
    [Parameter] public Valuation? Valuation { get; set; }

    /// <summary>The party's mandate; null where it is not known.</summary>
    [Parameter] public Mandate? Mandate { get; set; }

    /// <summary>The package that is being drafted, or shown.</summary>
    [Parameter] public Package? Draft { get; set; }

    /// <summary>Told when a cell is picked.</summary>
    [Parameter] public EventCallback<Package> DraftChanged { get; set; }

    /// <summary>True where cells cannot be picked.</summary>
    [Parameter] public bool ReadOnly { get; set; }

    private Party? Me => Table.Agenda?.Party(Party);

    private Offer? Mine => Table.LastOfferOf(Party);

    private IEnumerable<Offer> Theirs =>
        Table.Agenda!.Parties.Where(p => p.Id != Party).Select(p => Table.LastOfferOf(p.Id)).OfType<Offer>();

    /// <summary>What "theirs" means: the offer to be answered, or the newest that was made.</summary>
    private Offer? Compared => Table.OpenOfferTo(Party) ?? Theirs.MaxBy(o => o.Number);

    /// <summary>Points by issue and option beside the package on the board: a row says what it alone would change.</summary>
    private ImmutableArray<ImmutableArray<int>> points = [];

    private OptionRef Rover => focused ?? new(0, Draft?[0] ?? 0);

    protected override void OnParametersSet()
    {
        widest = Table.Agenda?.Issues.Max(i => i.Options.Length) ?? 1;
        points = Valuation is null || Table.Agenda is null ? [] : Valuation.Beside(Draft ?? Table.Agenda.StatusQuo);
    }

    private bool IsForbidden(OptionRef at) => Mandate?.Forbidden.Contains(at) ?? false;

    private string CellClass(OptionRef at) =>
        "cell" + (Draft?[at.Issue] == at.Option ? " drafted" : "") + (IsForbidden(at) ? " forbidden" : "");

    private string CellLabel(OptionRef at)
    {
        var agenda = Table.Agenda!;
        var marks = new List<string>();
        if (Draft?[at.Issue] == at.Option) marks.Add(ReadOnly ? "shown here" : "your draft");
        if (agenda.Issues[at.Issue].StatusQuo == at.Option) marks.Add("as today");
        if (Mine?.Package[at.Issue] == at.Option) marks.Add("your last offer");
        marks.AddRange(Theirs.Where(o => o.Package[at.Issue] == at.Option)
            .Select(o => $"last offer of {Words.Party(agenda, o.By.Party)}"));
        if (IsForbidden(at)) marks.Add("forbidden by your capital");
        var name = agenda.Issues[at.Issue].Options[at.Option].Name;
        return marks.Count == 0 ? name : $"{name} ({string.Join(", ", marks)})";
    }

    /// <summary>What an option means, or the issue where no option is pointed at.</summary>
    private static string About(Issue issue, int option) => option < 0 ? issue.About : issue.Options[option].About;

    private string WorthOf(OptionRef at)
    {
        if (Valuation is null) return IsForbidden(at) ? "Your capital forbids it." : "";
        var change = points[at.Issue][at.Option] - points[at.Issue][Table.Agenda!.Issues[at.Issue].StatusQuo];
        return $"{Words.Signed(change)} points for you against today."
            + (IsForbidden(at) ? " Your capital forbids it." : "");
    }

    private int? AgainstToday(int issue) => Against(issue, Table.Agenda!.Issues[issue].StatusQuo);

    private int? AgainstTheirs(int issue) =>
        Compared is { } offer ? Against(issue, offer.Package[issue]) : null;

    private int? Against(int issue, int option) =>
        Draft is null ? null : points[issue][Draft[issue]] - points[issue][option];

    private static string Said(int? points) => points is { } known ? Words.Signed(known) : "–";

    private static string Sign(int? points) => points switch { > 0 => "plus", < 0 => "minus", _ => "even" };

    private string TheirLegend(Party other)
    {
        var last = Table.LastOfferOf(other.Id);
        return last is null ? $"{other.Short}: no offer yet" : $"last offer of {other.Short} ({last.Number})";
    }

    private void Show(OptionRef at) => (focused, shown) = (at, at);

    private async Task Pick(OptionRef at)
    {
        Show(at);
        if (!ReadOnly && Draft is not null) await DraftChanged.InvokeAsync(Draft.With(at.Issue, at.Option));
    }

    private async Task Move(OptionRef at, string key)
    {
        var issues = Table.Agenda!.Issues;
        var last = issues[at.Issue].Options.Length - 1;
        var to = key switch
        {
            "ArrowRight" => at with { Option = Math.Min(at.Option + 1, last) },
            "ArrowLeft" => at with { Option = Math.Max(at.Option - 1, 0) },
            "ArrowDown" => Row(at.Issue + 1),
            "ArrowUp" => Row(at.Issue - 1),
            "Home" => at with { Option = 0 },
            "End" => at with { Option = last },
            _ => at,
        };
        if (to != at) await cells[to].FocusAsync();

        OptionRef Row(int issue)
        {
            var row = Math.Clamp(issue, 0, issues.Length - 1);
            var lastThere = issues[row].Options.Length - 1;
            return row == at.Issue ? at : new(row, Draft?[row] ?? Math.Min(at.Option, lastThere));
        }
    }
}
