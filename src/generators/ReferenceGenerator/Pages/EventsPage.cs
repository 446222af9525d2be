using CrdGenerator;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources.Statuses;

namespace ReferenceGenerator.Pages;

/// <summary>The reasons of events and of conditions, with what the code says of them.</summary>
internal static class EventsPage
{
    private static readonly string[] Columns = ["Reason", "Meaning"];

    public static string Text()
    {
        var page = new Markdown("Events, conditions and reasons");
        page.Paragraph(
            "Events tell what was done, and what newly stands in the way. `kubectl describe` shows them under the object. They are "
            + "`events.k8s.io/v1` events of the "
            + "component `role-operator`, and the cluster forgets them after an hour. Conditions are the state that lasts. Each reason "
            + "links to what to do about it.");
        page.Heading(2, "Reasons of events");
        page.Table(Columns, ReasonNames.Of(typeof(EventReasons)).Select(r => (string[])[Link(r.Name), r.Meaning]));
        page.Paragraph(
            "A warning is sent with the reason of `Ready` when `Ready` becomes `False`, and when its reason changes. There is none for `Progressing`.");
        page.Heading(2, "Types of conditions");
        page.Paragraph("`Ready`, `Reconciling` and `Stalled` are used as kstatus defines them. `Reconciling`, `Stalled` and `Drifted` are "
            + "present only while they are true.");
        page.Table(["Type", "Meaning"], ReasonNames.Of(typeof(ConditionTypes)).Select(c => (string[])[Markdown.Code(c.Name), c.Meaning]));
        page.Heading(2, "Reasons of conditions");
        page.Table([.. Columns, "Beside `Ready`"], ReasonNames.Of(typeof(Reasons))
            .Select(r => (string[])[Link(r.Name), r.Meaning, Beside(r.Name)]));
        return page.ToString();
    }

    private static string Link(string reason) => $"[`{reason}`](../troubleshooting.md#{reason.ToLowerInvariant()})";

    private static string Beside(string reason) =>
        Severity.IsStalled(reason) ? "`Stalled`"
        : Severity.IsReconciling(reason) ? "`Reconciling`"
        : "";
}

/// <summary>The constants of a class, in the order of the code.</summary>
internal static class ReasonNames
{
    public static IEnumerable<(string Name, string Meaning)> Of(Type holder) =>
        holder.GetFields().Where(f => f.IsLiteral).OrderBy(f => f.MetadataToken).Select(f => ((string)f.GetRawConstantValue()!, Descriptions.Of(f)));
}
