namespace TradeSim.Cli.Domains;

/// <summary>
/// Reads a utility function of NegMAS: linear additive, perhaps within wrappers that discount it.
/// </summary>
/// <remarks>
/// Utility = bias + sum over issues of weight times the issue's function of the value, not normalised.
/// </remarks>
internal sealed class NegMasUtility(DomainIssue[] issues)
{
    private static readonly string[] Wrappers = ["ExpDiscountedUFun", "LinDiscountedUFun"];
    private static readonly string[] Meaningless =
        ["name", "id", "type", "outcome_space", "issues", "reserved_value"];

    /// <summary>The party, as far as nothing was complained of.</summary>
    public DomainParty? Read(YamlPlace function, string fileName)
    {
        var discounts = new List<Discount>();
        var name = function["name"].Text;
        var reservations = new List<YamlPlace> { function["reserved_value"] };
        while (Wrappers.Contains(function["type"].ClassName))
        {
            discounts.Add(Discount(function));
            function = function["ufun"];
            reservations.Add(function["reserved_value"]);
        }

        if (function["type"].ClassName != "LinearAdditiveUtilityFunction")
        {
            function.Complain($"The utility function \"{function["type"].Text}\" is not supported.",
                "Give a LinearAdditiveUtilityFunction.");
            return null;
        }

        Refuse(function, ["weights", "values", "bias"]);
        var utilities = issues.Select((issue, i) => Utilities(function, issue, i)).ToArray();
        return new(name.Length > 0 ? name : fileName, Optional(function["bias"], "bias", 0), utilities,
            Reservation(reservations), discounts);
    }

    private static Discount Discount(YamlPlace wrapper) => new(wrapper["type"].ClassName,
        wrapper.Fields
            .Where(f => SourceText.Number(wrapper.At(f).Text) is not null && f.Key != "reserved_value")
            .ToDictionary(f => f.Key, f => wrapper.At(f).Number(f.Key)));

    /// <summary>What the wrapper or the wrapped says; minus infinity is none.</summary>
    private static double? Reservation(List<YamlPlace> said)
    {
        double?[] values = [.. said.Where(s => s.IsThere).Select(s =>
            s.Text is "-.inf" or "-.Inf" or "-inf" ? (double?)null : s.Number("reserved_value")).Distinct()];
        if (values.Length > 1)
            said.First(s => s.IsThere).Complain(
                "The wrapper and what it wraps have different reserved_values.", "Keep one of them.");
        return values.FirstOrDefault();
    }

    private double[] Utilities(YamlPlace function, DomainIssue issue, int index)
    {
        var weight = function["weights"].IsThere ? Of(function["weights"], issue, index, "weight") is { } w
            ? w.Number("weight") : 0 : 1;
        if (Of(function["values"], issue, index, "value function") is not { } value)
            return new double[issue.Options.Count];
        return [.. issue.Options.Select(option => weight * Evaluate(value, option))];
    }

    /// <summary>The entry of an issue in a list by place or in a map by name.</summary>
    private YamlPlace? Of(YamlPlace all, DomainIssue issue, int index, string what)
    {
        if (all.IsMap)
        {
            if (index == 0)
                foreach (var odd in all.Fields.Where(f => !issues.Any(i => i.Name == f.Key)))
                    all.At(odd).Complain($"The domain has no issue \"{odd.Key}\".", "Remove it.");
            if (all[issue.Name].IsThere) return all[issue.Name];
        }
        else if (all.Items.Count() == issues.Length)
        {
            return all.Items.ElementAt(index);
        }

        all.Complain($"There is no {what} for \"{issue.Name}\", or there are not as many as issues.",
            $"Give one {what} for each of the {issues.Length} issues.");
        return null;
    }

    private static double Evaluate(YamlPlace function, string option)
    {
        var type = function["type"].ClassName;
        switch (type)
        {
            case "TableFun":
                Refuse(function, ["mapping", "d"]);
                return Look(function["mapping"].IsThere ? function["mapping"] : function["d"], option);
            case "AffineFun":
                Refuse(function, ["slope", "bias"]);
                return (function["slope"].Number("slope") * Value(function, option))
                    + Optional(function["bias"], "bias", 0);
            case "IdentityFun":
                Refuse(function, []);
                return Value(function, option);
            case "" when function.IsMap && !function["type"].IsThere:
                return Look(function, option);
            default:
                function.Complain($"The value function \"{type}\" is not supported.",
                    "Use TableFun, AffineFun or IdentityFun.");
                return 0;
        }
    }

    /// <summary>An option's number in a table; 1 and 1.0 are the same option.</summary>
    private static double Look(YamlPlace table, string option)
    {
        var number = SourceText.Number(option);
        var field = table.Fields.FirstOrDefault(f => f.Key == option)
            ?? table.Fields.FirstOrDefault(f => number is not null && SourceText.Number(f.Key) == number);
        if (field is not null) return table.At(field).Number($"utility of \"{option}\"");
        table.Complain($"The table has no number for \"{option}\".", "Add it.");
        return 0;
    }

    private static double Value(YamlPlace function, string option)
    {
        if (SourceText.Number(option) is { } number) return number;
        function.Complain($"The value \"{option}\" is not a number, so this function says nothing of it.",
            "Use a TableFun.");
        return 0;
    }

    private static double Optional(YamlPlace place, string of, double otherwise) =>
        place.IsThere ? place.Number(of) : otherwise;

    /// <summary>A field that is neither known nor empty might change the utility.</summary>
    private static void Refuse(YamlPlace map, string[] known)
    {
        foreach (var field in map.Fields.Where(f => !known.Contains(f.Key) && !Meaningless.Contains(f.Key)))
            if (map.At(field).IsThere)
                map.At(field).Complain($"The field \"{field.Key}\" is not supported.", "Remove it.");
    }
}
