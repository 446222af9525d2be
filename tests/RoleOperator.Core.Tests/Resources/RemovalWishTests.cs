using System.Text.Json;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Tests.Resources;

public class RemovalWishTests
{
    [Fact]
    public void Retain_BesideAnInvalidField_IsStillHonoured()
    {
        var (wish, problem) = Wish("""{"maxSessionDurationSeconds":1,"name":"orders","path":"/team/","deletion":{"policy":"Retain"}}""");

        Assert.Null(problem);
        Assert.Equal(DeletionPolicy.Retain, wish!.Deletion.Policy);
        Assert.Equal(("orders", "/team/"), (wish.Name, wish.Path));
    }

    [Theory]
    [InlineData("""{"deletion":{"policy":"Retian"}}""", "spec.deletion.policy")]
    [InlineData("""{"deletion":"Retain"}""", "spec.deletion")]
    [InlineData("""{"mode":"observe"}""", "spec.mode")]
    public void Wish_ThatCannotBeRead_IsAProblemAndNeverADelete(string spec, string path)
    {
        var (wish, problem) = Wish(spec);

        Assert.Null(wish);
        Assert.Equal(path, problem!.Path);
    }

    [Fact]
    public void Wish_NotStated_IsDelete() =>
        Assert.Equal(DeletionPolicy.Delete, Wish("""{"nam":"x"}""").Wish!.Deletion.Policy);

    private static (RemovalWish? Wish, FieldProblem? Problem) Wish(string spec) => RemovalWish.Of(SpecReader.Read(
        JsonDocument.Parse("{\"metadata\":{},\"spec\":" + spec + "}").RootElement, SpecJson.Default.RoleSpec, SpecJson.Default.RoleStatus));
}
