using System.Diagnostics;
using System.Runtime.CompilerServices;
using RoleOperator.Aws.Steps;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Telemetry.Tests.Unit;

public sealed class StepCallTests
{
    public static TheoryData<Type> Steps => [.. typeof(Step).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Step)))];

    /// <summary>Without a client and with a step that says nothing, no call can be made; what is looked at is that there is one to fail.</summary>
    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Step_OfEveryKind_HasACall(Type kind)
    {
        var step = (Step)RuntimeHelpers.GetUninitializedObject(kind);

        var error = await Record.ExceptionAsync(() => StepCalls.MakeAsync(null!, _ => null!, step, CancellationToken.None));

        Assert.NotNull(error);
        Assert.IsNotType<UnreachableException>(error);
    }
}
