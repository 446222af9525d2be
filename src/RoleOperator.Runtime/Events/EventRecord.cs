namespace RoleOperator.Runtime.Events;

/// <summary>One thing that happened to an object, in the user's words. Two records that are equal in every field are the same event, happening again.</summary>
/// <param name="About">The object.</param>
/// <param name="Uid">Its UID: a new object of the same name has a history of its own.</param>
/// <param name="Type">Done, or needs attention.</param>
/// <param name="Reason">One word for machines, such as <c>Created</c>.</param>
/// <param name="Action">What was being done, such as <c>CreateRole</c>.</param>
/// <param name="Message">What happened, with the values that matter.</param>
public sealed record EventRecord(ResourceKey About, string Uid, EventType Type, string Reason, string Action, string Message);
