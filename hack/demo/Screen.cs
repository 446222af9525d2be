using Spectre.Console;
using Spectre.Console.Rendering;

namespace RoleOperator.Demo;

/// <summary>What the person sees. Plain text where the output is not a terminal.</summary>
internal sealed class Screen(IAnsiConsole console)
{
    /// <summary>A log has no edge at which to wrap.</summary>
    private const int LogWidth = 160;

    private readonly Lock writing = new();

    public static Screen OfConsole()
    {
        if (!Console.IsOutputRedirected) return new(AnsiConsole.Create(new AnsiConsoleSettings()));
        var console = Plain(new AnsiConsoleOutput(Console.Out));
        console.Profile.Width = LogWidth;
        return new(console);
    }

    /// <summary>Begins a step: its title, and a line of explanation.</summary>
    public void Begin(int number, string title, string explanation) =>
        Line($"\n[bold yellow]{number}. {Markup.Escape(title)}[/]  [grey]{Markup.Escape(explanation)}[/]");

    /// <summary>A command, as a person would type it.</summary>
    public void Command(string line) => Line("[bold]$[/]", line);

    /// <summary>Something that happens behind the operator's back or beside kubectl.</summary>
    public void Action(string what) => Line("[blue]>[/]", what);

    /// <summary>A program's output as it is.</summary>
    public void Output(string text)
    {
        foreach (var line in text.TrimEnd().Split('\n')) Raw("   " + line);
    }

    /// <summary>A claim that was checked.</summary>
    public void Holds(string claim) => Line("[green]ok[/]", claim);

    public void Failed(string message) => Line($"\n[bold red]FAILED[/] {Markup.Escape(message)}");

    public void Note(string text) => Line(Markup.Escape(text));

    /// <summary>A tree or a table, without the blanks that fill its lines up.</summary>
    public void Show(IRenderable what)
    {
        using var text = new StringWriter();
        var page = Plain(new AnsiConsoleOutput(text));
        page.Profile.Width = console.Profile.Width;
        page.Profile.Capabilities.Unicode = console.Profile.Capabilities.Unicode;
        page.Write(what);
        foreach (var line in text.ToString().Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))) Raw("   " + line.TrimEnd());
    }

    /// <summary>One line, neither wrapped nor styled.</summary>
    public void Raw(string line)
    {
        lock (writing) console.Profile.Out.Writer.WriteLine(line);
    }

    private static IAnsiConsole Plain(IAnsiConsoleOutput output) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = output });

    /// <summary>A mark, and text that is not wrapped: it may be copied into a shell.</summary>
    private void Line(string mark, string text)
    {
        lock (writing)
        {
            console.Markup($"   {mark} ");
            console.Profile.Out.Writer.WriteLine(text);
        }
    }

    private void Line(string markup)
    {
        lock (writing) console.MarkupLine(markup);
    }
}
