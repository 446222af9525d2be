using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests.Rendering;

/// <summary>The renderer does what Helm's documentation says of templates, values and manifests; charts depend on it.</summary>
public sealed class RendererTests
{
    /// <summary>Templates that print one text into <c>said</c>, and what it is.</summary>
    public static TheoryData<string, string, string> Expressions => new()
    {
        // values: files over defaults, maps merged, lists replaced, a null takes a default away
        { "{{ .Values.map | toJson }}", "map: {b: 20}", """{"a":1,"b":20}""" },
        { "{{ .Values.map | toJson }}", "map: {a: null, c: 3}", """{"b":2,"c":3}""" },
        { "{{ .Values.map | toJson }}", "map: null", "null" },
        { "{{ .Values.list | toJson }}", "list: [z]", """["z"]""" },
        { "{{ .Values.missing }}{{ .Values.map.missing }}", "", "" },
        { "{{ .Values.map.a | kindOf }}", "", "float64" },

        // Helm's functions
        { "{{ include \"small.twice\" \"x\" }}", "", "xx" },
        { "{{ tpl \"{{ include \\\"small.twice\\\" .Values.text }}\" . }}", "text: z", "zz" },
        { "{{ toYaml .Values.map | replace \"\\n\" \";\" }}", "", "a: 1;b: 2" },
        { "{{ (fromYaml \"a: {b: 1}\").a.b }}", "", "1" },
        { "{{ (fromYaml \"[\").Error | empty | not }}", "", "true" },
        { "{{ (fromJson \"{\\\"a\\\": 1}\").a }}{{ fromYamlArray \"[1, 2]\" | len }}", "", "12" },
        { "{{ required \"no\" .Values.map.a }}", "", "1" },
        { "{{ lookup \"v1\" \"Secret\" \"a\" \"b\" | toJson }}", "", "{}" },
        { "{{ \"a\" | indent 2 | quote }}{{ ternary \"t\" \"f\" true }}", "", "\"  a\"t" },

        // what templates see beside their values
        { "{{ .Release.Name }} {{ .Release.Namespace }} {{ .Release.Service }}", "", "role-operator iam-system Helm" },
        { "{{ .Release.IsInstall }} {{ .Release.IsUpgrade }} {{ .Release.Revision }}", "", "true false 1" },
        { "{{ .Chart.Name }}-{{ .Chart.Version }} {{ .Template.Name }} {{ .Template.BasePath }}", "", "small-1.2.3 small/templates/said.yaml small/templates" },
        { "{{ .Capabilities.KubeVersion }} {{ .Capabilities.KubeVersion.Minor }} {{ .Capabilities.APIVersions.Has \"apps/v1\" }}", "", "v1.31.0 31 true" },
        { "{{ .Capabilities.APIVersions.Has \"policy/v1beta1\" }} {{ .Capabilities.APIVersions.Has \"apps/v1/Deployment\" }}", "", "true false" },
        { "{{ .Files.Get \"files/a.txt\" }}{{ .Files.Get \"none\" }}", "", "one" },
        { "{{ range $name, $_ := .Files.Glob \"files/*\" }}{{ $name }} {{ end }}.", "", "files/a.txt files/b.txt ." },
        { "{{ (.Files.Glob \"files/*\").AsConfig | replace \"\\n\" \";\" }}", "", "a.txt: one;b.txt: two" },
        { "{{ .Files.Lines \"files/a.txt\" | len }}{{ .Files.Get \"values.yaml\" | len }}", "", "10" },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public async Task Expression_Rendered_SaysWhatHelmSays(string expression, string values, string expected)
    {
        using var chart = Small(("templates/said.yaml", "kind: Any\nmetadata: {name: any}\nsaid: |-\n  " + expression));

        Assert.Equal(expected, (await chart.RenderAsync(values)).Objects.Single()["said"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{{ required \"name it\" .Values.missing }}", "execution error at (small/templates/said.yaml:1:3): name it")]
    [InlineData("{{ include \"small.refuse\" . }}", "execution error at (small/templates/said.yaml:1:3): cannot be")]
    [InlineData("{{ .Values.map.a.b }}", "can't evaluate field b")]
    [InlineData("{{ .Chart.Nmae }}", "can't evaluate field Nmae")]
    [InlineData("{{ env \"HOME\" }}", "function \"env\" not defined")]
    [InlineData("{{ include \"small.loop\" . }}", "rendering template has a nested reference name: small.loop")]
    [InlineData("kind: [", "YAML parse error on small/templates/said.yaml")]
    public async Task Template_ThatFails_IsRefusedWithTheReason(string template, string message)
    {
        using var chart = Small(("templates/said.yaml", template));

        Assert.Contains(message, (await Assert.ThrowsAsync<ChartRefusedException>(() => chart.RenderAsync(""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifests_OfManyFiles_ComeInTheOrderOfInstallation()
    {
        using var chart = Small(
            ("templates/a.yaml", "# nothing but a comment\n---\nkind: Deployment\nmetadata: {name: d}\n---\n---\nkind: Service\nmetadata: {name: s}\n"),
            ("templates/b/c.yaml", "kind: Unheard\nmetadata: {name: u}\n---\nkind: ConfigMap\nmetadata: {name: z}\n---\nkind: ConfigMap\nmetadata: {name: b}"),
            ("templates/empty.yaml", "{{- if .Values.missing }}\nkind: Secret\nmetadata: {name: s}\n{{- end }}\n"),
            ("templates/NOTES.txt", "Hello {{ .Values.text }}"));

        var order = (await chart.RenderAsync("")).Objects.Select(o => $"{o["kind"]} {o["metadata"]!["name"]}");
        Assert.Equal(["ConfigMap b", "ConfigMap z", "Service s", "Deployment d", "Unheard u"], order);
        Assert.Equal("Hello you", await chart.NotesAsync("text: you"));
    }

    [Fact]
    public async Task SingleValues_OverFiles_AreTyped()
    {
        using var chart = Small(("templates/said.yaml", "kind: Any\nmetadata: {name: any}\nsaid: {{ .Values | toJson }}\n"));

        var rendered = await chart.RenderAsync(
            "text: file", "--set", "text=set", "--set", "map.a=true", "--set", "new.deep=007", "--set", "list=null");

        Assert.Equal("""{"map":{"a":true,"b":2},"new":{"deep":"007"},"text":"set"}""", rendered.Objects.Single()["said"]!.ToJsonString());
    }

    [Fact]
    public async Task ApiVersions_ThatAreNamed_AreServedBesideThoseThatHelmKnows()
    {
        const string Has = "{{ .Capabilities.APIVersions.Has \"example.com/v1/Thing\" }} {{ .Capabilities.APIVersions.Has \"apps/v1\" }}";
        using var chart = Small(("templates/said.yaml", $"kind: Any\nmetadata: {{name: any}}\nsaid: {Has}\n"));

        var rendered = await chart.RenderAsync("", "--api-versions", "example.com/v1/Thing");

        Assert.Equal("true true", rendered.Objects.Single()["said"]!.GetValue<string>());
    }

    [Fact]
    public async Task Files_ThatAreToBeIgnored_AreNoPartOfTheChart()
    {
        using var chart = Small(
            (".helmignore", "# notes\n\n*~\n/files/b.txt\n  drafts/\n"),
            ("files/a.txt~", "a draft"),
            ("files/drafts/c.txt", "a draft"),
            ("templates/said.yaml~", "{{ fail \"a draft\" }}"),
            ("templates/.said.yaml.swp", "{{ fail \"hidden\" }}"),
            ("templates/said.yaml", "kind: Any\nmetadata: {name: any}\nsaid: {{ range $name, $_ := .Files }}{{ $name }} {{ end }}\n"));

        Assert.Equal(".helmignore files/a.txt", (await chart.RenderAsync("")).Objects.Single()["said"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("!keep.txt")]
    [InlineData("files/**")]
    [InlineData("[")]
    public async Task IgnoreFile_WithAPatternThatIsNotUnderstood_IsRefused(string pattern)
    {
        using var chart = Small((".helmignore", pattern));

        var refusal = await Assert.ThrowsAsync<ChartRefusedException>(() => chart.RenderAsync(""));

        Assert.Contains($".helmignore: {pattern}: only patterns", refusal.Message, StringComparison.Ordinal);
    }

    private static ChartFolder Small(params (string, string)[] files) => new(
    [
        ("values.yaml", "map: {a: 1, b: 2}\nlist: [x, y]\n"),
        ("files/a.txt", "one"),
        ("files/b.txt", "two"),
        ("templates/_small.tpl", """
            {{- define "small.twice" }}{{ . }}{{ . }}{{ end }}
            {{- define "small.refuse" }}{{ fail "cannot be" }}{{ end }}
            {{- define "small.loop" }}{{ include "small.loop" . }}{{ end }}
            """),
        .. files,
    ]);
}
