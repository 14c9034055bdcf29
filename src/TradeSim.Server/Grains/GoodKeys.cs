using TradeSim.Server.Seats;

namespace TradeSim.Server.Grains;

/// <summary>Whether a key of a class still opens it: a facilitator's and a wall's can be replaced, a student's cannot.</summary>
internal static class GoodKeys
{
    public static async Task<bool> IsGood(this IGrainFactory grains, ClassHolder holder) =>
        holder.Role == ClassRole.Student || await Retry.WhileUnknown(() =>
            grains.GetGrain<IClassGrain>(RoomKey.Class(holder.Code).ToString()).Keys()) == holder.Number;
}
