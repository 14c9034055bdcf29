using System.Xml;
using System.Xml.Linq;

namespace TradeSim.Cli.Domains;

/// <summary>
/// Reads a domain of GENIUS: the XML of a utility_space, and one profile a party of the same form.
/// </summary>
/// <remarks>
/// Utility = sum over issues of weight times evaluation, where an issue's evaluations are divided by its
/// largest and the weights by their sum. Discrete issues under one objective only.
/// </remarks>
internal sealed class GeniusReader(Complaints complaints)
{
    /// <summary>The domain, or null where something was complained of.</summary>
    public Domain? Read(SourceText file, IReadOnlyList<SourceText> profiles)
    {
        var issues = new List<DomainIssue>();
        if (Space(file) is { } space)
            foreach (var (name, _, items) in Issues(file, space))
                issues.Add(new(name, [.. items.Keys]));
        if (!complaints.Any && issues.Count == 0)
            complaints.Add(file.Path, "1:1", "The domain has no issue.", "Give a utility_space with issues.");
        if (complaints.Any) return null;
        var parties = profiles.Select(p => Party(p, issues)).OfType<DomainParty>().ToArray();
        return complaints.Any ? null : new(file.Name, "GENIUS XML", issues, parties);
    }

    private DomainParty? Party(SourceText file, List<DomainIssue> domain)
    {
        if (Space(file) is not { } space) return null;
        var found = Issues(file, space).ToDictionary(i => i.Name);
        foreach (var unknown in found.Values.Where(i => domain.TrueForAll(d => d.Name != i.Name)))
            Complain(file, unknown.Element, $"The domain has no issue \"{unknown.Name}\".", "Remove it.");
        var weights = new double[domain.Count];
        var utilities = new double[domain.Count][];
        for (var i = 0; i < utilities.Length; i++)
        {
            utilities[i] = new double[domain[i].Options.Count];
            if (!found.TryGetValue(domain[i].Name, out var issue))
            {
                Complain(file, space, $"The issue \"{domain[i].Name}\" is missing.", "Add it and its items.");
                continue;
            }

            weights[i] = Weight(file, issue);
            Evaluate(file, issue, domain[i], weights[i], utilities[i]);
        }

        var sum = weights.Sum();
        if (sum <= 0 && !complaints.Any)
            Complain(file, space, "The weights add up to nothing.", "Give some issue a weight above 0.");
        foreach (var (issue, weight) in utilities.Zip(weights))
            for (var o = 0; o < issue.Length; o++) issue[o] *= weight / sum;
        return new(file.Name, 0, utilities, Value(file, space, "reservation", 0),
            [new("discount_factor", new Dictionary<string, double>
            {
                ["discount_factor"] = Value(file, space, "discount_factor", 1),
            })]);
    }

    /// <summary>An issue's evaluations, divided by the largest.</summary>
    private void Evaluate(SourceText file, Issue issue, DomainIssue domain, double weight, double[] to)
    {
        foreach (var unknown in issue.Items.Where(i => !domain.Options.Contains(i.Key)))
            Complain(file, unknown.Value, $"The domain's issue \"{issue.Name}\" has no \"{unknown.Key}\".",
                "Remove the item.");
        for (var o = 0; o < to.Length; o++)
            if (!issue.Items.TryGetValue(domain.Options[o], out var item))
                Complain(file, issue.Element,
                    $"The item \"{domain.Options[o]}\" of \"{issue.Name}\" is missing.",
                    "Add it with its evaluation.");
            else
                to[o] = Number(file, item, "evaluation");
        var largest = to.Max();
        if (largest > 0)
            for (var o = 0; o < to.Length; o++) to[o] /= largest;
        else if (weight != 0 && !complaints.Any)
            Complain(file, issue.Element,
                $"The largest evaluation of \"{issue.Name}\" is not above 0; nothing can be divided by it.",
                "Give an item an evaluation above 0, or the issue the weight 0.");
    }

    private double Weight(SourceText file, Issue issue)
    {
        var index = issue.Element.Attribute("index")?.Value;
        var weights = issue.Element.Parent!.Elements("weight")
            .Where(w => w.Attribute("index")?.Value == index).ToArray();
        if (index is null || weights.Length != 1)
        {
            Complain(file, issue.Element,
                $"The issue \"{issue.Name}\" has {weights.Length} weights of its index.",
                "Give it one: <weight index=\"…\" value=\"…\"/>.");
            return 0;
        }

        var weight = Number(file, weights[0], "value");
        if (weight < 0)
            Complain(file, weights[0], "A weight is below 0.", "Give the issue a weight of 0 or more.");
        return weight;
    }

    private double Value(SourceText file, XElement space, string name, double otherwise) =>
        space.Elements(name).ToArray() switch
        {
            [] => otherwise,
            [var only] => Number(file, only, "value"),
            [_, var second, ..] => Refused(file, second, $"There are two elements <{name}>.", "Remove one."),
        };

    private double Number(SourceText file, XElement element, string attribute) =>
        SourceText.Number(element.Attribute(attribute)?.Value)
        ?? Refused(file, element,
            $"The element <{element.Name.LocalName}> needs a number as its {attribute}, not \""
                + $"{element.Attribute(attribute)?.Value}\".", "Write a number such as 0.5.");

    private double Refused(SourceText file, XElement element, string what, string mend)
    {
        Complain(file, element, what, mend);
        return 0;
    }

    /// <summary>The discrete issues of a space, in its order.</summary>
    private List<Issue> Issues(SourceText file, XElement space)
    {
        var issues = new List<Issue>();
        foreach (var odd in space.Descendants().Where(e => e.Name.LocalName is "ufun" or "hyperRectangle"))
            Complain(file, odd,
                $"The element <{odd.Name.LocalName}> makes the utility not additive, which is not supported.",
                "Give profiles of weights and evaluations.");
        foreach (var element in space.Descendants("issue"))
        {
            var name = element.Attribute("name")?.Value ?? "";
            if (element.Parent?.Name != "objective" || element.Parent.Parent != space)
                Complain(file, element, $"The issue \"{name}\" does not lie right under the space's "
                    + "only objective; nested objectives are not supported.", "Put all issues in one.");
            else if (name.Length == 0 || issues.Exists(i => i.Name == name))
                Complain(file, element, $"The issue name \"{name}\" is empty or given twice.", "Rename it.");
            else if (!IsDiscrete(element))
                Complain(file, element,
                    $"The issue \"{name}\" is not discrete; integer and real issues are not supported.",
                    "List its values as items.");
            else
                issues.Add(new(name, element, Items(file, element, name)));
        }

        if (space.Elements("objective").Skip(1).FirstOrDefault() is { } second)
            Complain(file, second, "There are two objectives.", "Put all issues under one objective.");
        if (issues.Count > DomainLimits.Issues)
            Complain(file, space, $"There are more than {DomainLimits.Issues} issues.", "Remove some.");
        return issues;
    }

    private static bool IsDiscrete(XElement issue) =>
        (issue.Attribute("etype") ?? issue.Attribute("type"))?.Value is null or "discrete"
        && issue.Attribute("type")?.Value is null or "discrete"
        && !issue.Elements().Any(e => e.Name.LocalName is "range" or "evaluator");

    private Dictionary<string, XElement> Items(SourceText file, XElement issue, string name)
    {
        var items = new Dictionary<string, XElement>();
        foreach (var item in issue.Elements("item"))
            if (item.Attribute("value")?.Value is not { Length: > 0 } value)
                Complain(file, item, $"An item of \"{name}\" has no value.", "Write value=\"…\".");
            else if (!items.TryAdd(value, item))
                Complain(file, item, $"The item \"{value}\" of \"{name}\" is given twice.", "Remove one.");
        if (items.Count is 0 or > DomainLimits.Options)
            Complain(file, issue, $"The issue \"{name}\" has {items.Count} items.",
                $"Give it 1 to {DomainLimits.Options}.");
        return items;
    }

    /// <summary>The utility_space of a file: its root or right below it.</summary>
    private XElement? Space(SourceText file)
    {
        if (Root(file) is not { } root) return null;
        var space = root.Name == "utility_space" ? root : root.Element("utility_space");
        if (space is null)
            Complain(file, root, $"The element <{root.Name.LocalName}> holds no <utility_space>.",
                "Give a domain or a profile of GENIUS.");
        return space;
    }

    private XElement? Root(SourceText file)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = DomainLimits.FileBytes,
        };
        try
        {
            using (var depth = XmlReader.Create(new StringReader(file.Text), settings))
                while (depth.Read())
                    if (depth.Depth > DomainLimits.Depth)
                    {
                        complaints.Add(file.Path, "",
                            $"The file is nested deeper than {DomainLimits.Depth} levels.",
                            "Give a domain or a profile of GENIUS.");
                        return null;
                    }

            using var reader = XmlReader.Create(new StringReader(file.Text), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
        }
        catch (XmlException e)
        {
            // The reader refuses a DOCTYPE without saying where.
            complaints.Add(file.Path, e.LineNumber == 0 ? "" : $"{e.LineNumber}:{e.LinePosition}",
                $"This is not XML without a DOCTYPE: {e.Message.ReplaceLineEndings(" ")}",
                "Mend the text at this place.");
            return null;
        }
    }

    private void Complain(SourceText file, XElement at, string what, string mend)
    {
        var place = (IXmlLineInfo)at;
        complaints.Add(file.Path, $"{place.LineNumber}:{place.LinePosition}", what, mend);
    }

    private sealed record Issue(string Name, XElement Element, Dictionary<string, XElement> Items);
}
