namespace RoleOperator.Runtime.Tests.Leadership;

/// <summary>What becomes of one request.</summary>
public enum Fate
{
    Fine,

    /// <summary>It never arrives, and the caller is told so.</summary>
    RequestLost,

    /// <summary>It takes effect, and the caller is told that it failed.</summary>
    AnswerLost,

    /// <summary>It takes effect, late or not, and the caller hears nothing until losing patience.</summary>
    AnswerHangs,
}
