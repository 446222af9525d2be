using System.Collections;
using System.CommandLine;
using System.Globalization;
using RoleOperator.Options;

namespace ReferenceGenerator.Pages;

/// <summary>The command line, read from the option objects that parse it.</summary>
internal static class OptionsPage
{
    public static string Text()
    {
        var root = CommandLine.Build((_, _) => Task.FromResult(0));
        var page = new Markdown("Options of the command line");
        page.Paragraph(
            "`role-operator` without a command runs the operator. Access to the cluster comes from `KUBECONFIG`, `~/.kube/config` or the "
            + "pod's service account; access to "
            + "AWS from wherever the AWS SDK takes it: environment, profile, web identity, Pod Identity or instance metadata.");
        Command(page, root, "role-operator");
        page.Heading(2, "Exit codes");
        page.Table(["Code", "Meaning"],
        [
            ["0", "A clean stop, after a signal."],
            ["1", "Something failed that should not; the last lines of the log tell what."],
            ["2", "The configuration cannot be used: an option, the kubeconfig, or a port that is taken. What is wrong is printed."],
            ["3", "The leadership was lost. Kubernetes starts the container again, and it stands by."],
            ["128 and more", "A second signal ended it at once; the number is 128 and the signal's."],
        ]);
        return page.ToString();
    }

    private static void Command(Markdown page, Command command, string name)
    {
        var options = command.Options.Where(o => !o.Hidden && o.GetType().Namespace == typeof(Option).Namespace && o.GetType().IsGenericType).ToList();
        if (options.Count > 0 || command.Arguments.Count > 0)
        {
            page.Heading(2, Markdown.Code(name));
            page.Paragraph(command.Description!);
            page.Table(["Option", "Default", "Meaning"],
            [
                .. options.Select(o => (string[])[Markdown.Code(o.Name), Default(o), o.Description!]),
                .. command.Arguments.Select(a => (string[])[Markdown.Code(a.Name), "required", a.Description!]),
            ]);
        }

        foreach (var inner in command.Subcommands) Command(page, inner, $"{name} {inner.Name}");
    }

    private static string Default(Option option) =>
        option.Required ? "required"
        : !option.HasDefaultValue ? ""
        : option.GetDefaultValue() switch
        {
            null => "",
            string text => Markdown.Code(text),
            TimeSpan span => Markdown.Code(Interval(span)),
            bool truth => truth ? "`true`" : "`false`",
            IEnumerable list => string.Join(" ", list.Cast<object>().Select(o => Markdown.Code(o.ToString()!))),
            var value => Markdown.Code(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        };

    private static string Interval(TimeSpan span) =>
        span.TotalHours >= 1 && span.Minutes == 0 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours}h")
        : span.TotalMinutes >= 1 && span.Seconds == 0 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes}m")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds}s");
}
