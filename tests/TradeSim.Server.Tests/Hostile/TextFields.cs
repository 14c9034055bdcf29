using System.Collections;
using System.Reflection;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Tables;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>What becomes of a text that comes in from outside.</summary>
public enum Fate
{
    /// <summary>It is kept letter by letter and shown to people, as text.</summary>
    Kept,

    /// <summary>It must name something that is there already; anything else is refused.</summary>
    Names,

    /// <summary>People are refused the whole command.</summary>
    Refused,

    /// <summary>It is a file of ours, or part of one, that is decided again before it counts.</summary>
    File,
}

/// <summary>Every text that can be sent to the server in a message or a request.</summary>
internal static class TextFields
{
    /// <summary>Each field with what becomes of it. A new one must be given its fate here, and its place in the tests.</summary>
    public static SortedDictionary<string, Fate> Known { get; } = new(StringComparer.Ordinal)
    {
        ["AllegeBreach.Words"] = Fate.Kept,
        ["Announce.Words"] = Fate.Refused,
        ["AnnounceVerdicts.Verdicts"] = Fate.Refused,
        ["AppointAdviser.Seat"] = Fate.Refused,
        ["AppointAdviser.Strategy"] = Fate.Refused,
        ["AskConsultation.Words"] = Fate.Kept,
        ["BranchRequest.File"] = Fate.File,
        ["BranchRequest.Name"] = Fate.Kept,
        ["BranchRequest.Opponent"] = Fate.Names,
        ["BranchRequest.Party"] = Fate.Names,
        ["Bring.News"] = Fate.Kept,
        ["BringNews.News"] = Fate.Refused,
        ["CallCapital.Ask"] = Fate.Kept,
        ["ChangeSpeaker.Negotiator"] = Fate.Refused,
        ["ClassRequest.List"] = Fate.Kept,
        ["ClassRequest.Negotiator"] = Fate.Names,
        ["ClassRequest.Questions"] = Fate.Kept,
        ["ClassRequest.Scenario"] = Fate.Names,
        ["Confer.Words"] = Fate.Kept,
        ["EmptySeat.Seat"] = Fate.Refused,
        ["Enter.Key"] = Fate.Refused,
        ["Enter.Name"] = Fate.Refused,
        ["EnterRequest.Code"] = Fate.Names,
        ["EnterRequest.JoinId"] = Fate.Kept,
        ["EnterRequest.Name"] = Fate.Kept,
        ["FillIn.Party"] = Fate.Refused,
        ["HandOver.PlayedByAi"] = Fate.Refused,
        ["HearBallot.Ballot"] = Fate.Refused,
        ["HearCapital.Answer"] = Fate.Refused,
        ["HearNote.Words"] = Fate.Refused,
        ["Instruct.Words"] = Fate.Kept,
        ["JoinRequest.Code"] = Fate.Names,
        ["JoinRequest.Name"] = Fate.Kept,
        ["JoinRequest.Party"] = Fate.Names,
        ["JoinRequest.Seat"] = Fate.Names,
        ["LeaveCapital.Party"] = Fate.Names,
        ["LeaveTalks.Words"] = Fate.Kept,
        ["MakeOffer.Words"] = Fate.Kept,
        ["MakeStatement.Words"] = Fate.Kept,
        ["NoteAbsence.Seat"] = Fate.Refused,
        ["NoteEnd.End"] = Fate.Refused,
        ["NoteReason.Words"] = Fate.Refused,
        ["NoteReturn.Seat"] = Fate.Refused,
        ["OpenClass.Setup"] = Fate.Refused,
        ["OpenDelegation.Brief"] = Fate.Refused,
        ["OpenDelegation.Negotiator"] = Fate.Refused,
        ["OpenRound.Agenda"] = Fate.Refused,
        ["OpenTable.Agenda"] = Fate.Refused,
        ["OpenTable.PlayedByAi"] = Fate.Refused,
        ["Plan.News"] = Fate.Kept,
        ["PublishWeek.Happenings"] = Fate.Refused,
        ["PullLever.Lever"] = Fate.Names,
        ["Reflect.Question"] = Fate.Names,
        ["Reflect.Words"] = Fate.Kept,
        ["RejectOffer.Words"] = Fate.Kept,
        ["ReturnRequest.Code"] = Fate.Names,
        ["ReturnRequest.Key"] = Fate.Names,
        ["SayWords.Words"] = Fate.Kept,
        ["SeatStudent.Party"] = Fate.Names,
        ["SessionRequest.Advisers"] = Fate.Names,
        ["SessionRequest.Name"] = Fate.Kept,
        ["SessionRequest.Opponent"] = Fate.Names,
        ["SessionRequest.Opponents"] = Fate.Names,
        ["SessionRequest.Party"] = Fate.Names,
        ["SessionRequest.Principals"] = Fate.Names,
        ["SessionRequest.Scenario"] = Fate.Names,
        ["StandIn.Strategy"] = Fate.Refused,
        ["StudyRequest.File"] = Fate.File,
        ["TakeBack.Words"] = Fate.Kept,
        ["TakeBrief.Brief"] = Fate.Refused,
        ["TakeSeat.Name"] = Fate.Refused,
        ["TakeSeat.Seat"] = Fate.Refused,
        ["Tell.Party"] = Fate.Names,
        ["Tell.Words"] = Fate.Kept,
        ["WhatIfRequest.File"] = Fate.File,
        ["WhatIfRequest.Negotiators"] = Fate.Names,
    };

    /// <summary>Every member of a command or a request that is a text or holds one.</summary>
    public static IEnumerable<string> Found()
    {
        Type[] said = [.. Cases(typeof(TableCommand)), .. Cases(typeof(DelegationCommand)), .. Cases(typeof(ClassCommand))];
        Type[] asked =
        [
            typeof(SessionRequest), typeof(JoinRequest), typeof(BranchRequest), typeof(WhatIfRequest), typeof(StudyRequest),
            typeof(ClassRequest), typeof(EnterRequest), typeof(ReturnRequest),
        ];
        return from type in said.Concat(asked)
               from member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
               where HoldsText(member.PropertyType, [])
               select $"{type.Name}.{member.Name}";
    }

    private static IEnumerable<Type> Cases(Type family) => family.GetNestedTypes().Where(t => t.IsSubclassOf(family));

    private static bool HoldsText(Type type, HashSet<Type> seen)
    {
        if (type == typeof(string)) return true;
        if (type == typeof(Voice) || type.IsPrimitive || type.IsEnum || !seen.Add(type)) return false;
        if (type.IsGenericType && type.GetGenericArguments().Any(inner => HoldsText(inner, seen))) return true;
        if (typeof(IEnumerable).IsAssignableFrom(type)) return false;
        return type.Namespace?.StartsWith(nameof(TradeSim), StringComparison.Ordinal) == true
            && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(p => HoldsText(p.PropertyType, seen));
    }
}
