using System.Diagnostics;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Runtime.Tests.Watching;

public sealed class WatchMachineTests
{
    private static readonly WatchState Start = WatchState.Start;
    private static readonly WatchState Paging = new WatchState.Listing("page-2");
    private static readonly WatchState At7 = new WatchState.Watching("7");
    private static readonly WatchInput Gone = new WatchInput.Expired();
    private static readonly WatchInput Cut = new WatchInput.Broken(new IOException("cut"));
    private static readonly WatchInput MayNot = new WatchInput.Refused("forbidden", Lasting: true);
    private static readonly WatchInput MayNotForNow = new WatchInput.Refused("forbidden", Lasting: false);
    private static readonly WatchInput Garbled = new WatchInput.Unreadable("no JSON");

    public static TheoryData<WatchState, WatchInput, WatchState, WatchDo> Rows => new()
    {
        { Start, new WatchInput.Page("9", "page-2"), Paging, WatchDo.ListMore },
        { Start, new WatchInput.Page("9", null), new WatchState.Watching("9"), WatchDo.Commit },
        { Start, new WatchInput.Page("9", ""), new WatchState.Watching("9"), WatchDo.Commit },
        { Start, Gone, Start, WatchDo.PauseThenRelist },
        { Start, Cut, Start, WatchDo.PauseThenRetry },
        { Paging, new WatchInput.Page("9", "page-3"), new WatchState.Listing("page-3"), WatchDo.ListMore },
        { Paging, new WatchInput.Page("9", null), new WatchState.Watching("9"), WatchDo.Commit },
        { Paging, Gone, Start, WatchDo.PauseThenRelist },
        { Paging, Cut, Paging, WatchDo.PauseThenRetry },
        { At7, new WatchInput.Changed("8"), new WatchState.Watching("8"), WatchDo.Deliver },
        { At7, new WatchInput.Bookmark("8"), new WatchState.Watching("8"), WatchDo.ReadOn },
        { At7, new WatchInput.Closed(TimeSpan.FromMinutes(6), 3), At7, WatchDo.Rewatch },
        { At7, new WatchInput.Closed(TimeSpan.FromMinutes(6), 0), At7, WatchDo.Rewatch },
        { At7, new WatchInput.Closed(TimeSpan.FromSeconds(0.9), 1), At7, WatchDo.Rewatch },
        { At7, new WatchInput.Closed(TimeSpan.FromSeconds(1), 0), At7, WatchDo.Rewatch },
        { At7, new WatchInput.Closed(TimeSpan.FromSeconds(0.9), 0), At7, WatchDo.PauseThenRetry },
        { At7, Gone, Start, WatchDo.PauseThenRelist },
        { At7, Cut, At7, WatchDo.PauseThenRetry },
        { At7, Garbled, Start, WatchDo.PauseThenRelist },
        { Start, MayNot, Start, WatchDo.Forget },
        { Paging, MayNot, Start, WatchDo.Forget },
        { At7, MayNot, Start, WatchDo.Forget },
        { Paging, MayNotForNow, Paging, WatchDo.PauseThenRetry },
        { At7, MayNotForNow, At7, WatchDo.PauseThenRetry },
    };

    public static TheoryData<WatchState, WatchInput> Impossible => new()
    {
        { Start, new WatchInput.Changed("8") },
        { Start, new WatchInput.Bookmark("8") },
        { Start, new WatchInput.Closed(TimeSpan.Zero, 0) },
        { Paging, Garbled },
        { At7, new WatchInput.Page("9", null) },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_GivenStateAndInput_LeadsToStateAndAction(WatchState state, WatchInput input, WatchState next, WatchDo todo) =>
        Assert.Equal((next, todo), WatchMachine.Next(state, input));

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Input_ThatCannotComeInAState_IsAnErrorAndNotIgnored(WatchState state, WatchInput input) =>
        Assert.Throws<UnreachableException>(() => WatchMachine.Next(state, input));
}
