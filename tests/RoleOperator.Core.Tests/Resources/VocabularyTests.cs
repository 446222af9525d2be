using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Tests.Resources;

/// <summary>What is forgotten in a list of all would be no label of a metric, and never be taken off a status.</summary>
public class VocabularyTests
{
    [Fact]
    public void Reasons_All_AreTheConstants() => Assert.Equal(ConstantsOf(typeof(Reasons)), Reasons.All);

    [Fact]
    public void ConditionTypes_All_AreTheConstants() => Assert.Equal(ConstantsOf(typeof(ConditionTypes)), ConditionTypes.All);

    private static IEnumerable<string> ConstantsOf(Type holder) => holder.GetFields().Select(field => (string)field.GetRawConstantValue()!);
}
