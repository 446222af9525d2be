using RoleOperator.Runtime.Watching;
using static RoleOperator.Runtime.Tests.Watching.ScriptedListWatch;

namespace RoleOperator.Runtime.Tests.Watching;

public sealed class StoreTests
{
    private readonly RecordingLogger<Store<string>> log = new();

    [Fact]
    public void Index_ThroughChangesDeletesAndReplacement_FindsExactlyWhatTheObjectsSay()
    {
        var store = new Store<string>(log);
        store.AddIndex("letters", value => value.Split('@')[0].Select(letter => $"{letter}"));
        store.Replace([Item("ab", "1"), Item("bc", "1")], initial: true);
        Assert.Equal(["ab", "bc"], Found(store, "b"));

        store.TryPut(new(Key("ab"), "2", "xa@2"), out _);
        Assert.Equal(["bc"], Found(store, "b"));
        Assert.Equal(["ab"], Found(store, "x"));

        store.TryDrop(Key("bc"), out _);
        Assert.Empty(Found(store, "b"));

        store.Replace([Item("b", "9")], initial: false);
        Assert.Equal(["b"], Found(store, "b"));
        Assert.Empty(Found(store, "x"));
    }

    [Fact]
    public void Index_AddedLate_CoversWhatIsThereAlready()
    {
        var store = new Store<string>(log);
        store.Replace([Item("ab", "1")], initial: true);
        store.AddIndex("letters", value => [value[..1]]);
        Assert.Equal(["ab"], Found(store, "a"));
    }

    [Fact]
    public void Index_ThatThrowsForOneObject_StillFindsTheOthers()
    {
        var store = new Store<string>(log);
        store.AddIndex("letters", value => value.StartsWith("bad", StringComparison.Ordinal) ? throw new FormatException("odd") : [value[..1]]);
        store.Replace([Item("bad", "1"), Item("good", "1")], initial: true);

        Assert.Equal(["good"], Found(store, "g"));
        Assert.Equal("bad@1", store.Find(Key("bad")));
        Assert.Contains("Role/ns/bad", Assert.Single(log.Lines).Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Found(Store<string> store, string value) =>
        store.ByIndex("letters", value).Select(item => item.Key.Name).Order(StringComparer.Ordinal);
}
