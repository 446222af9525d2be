using System.Reflection;
using AwsClientGenerator.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Compat.Aws.Tests.SecurityToken;

/// <summary>A SecurityToken client generated from the STS model and compiled in memory, exactly as the stand-ins are.</summary>
internal static class GeneratedAssembly
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    internal static Assembly SecurityToken { get; } = Compile(
        ClientEmitter.Emit(Repository.Service("sts")).Values
            .Concat(Directory.EnumerateFiles(Repository.StandIn("QueryProtocol"), "*.cs").Select(File.ReadAllText))
            .Append(ImplicitUsings));

    private static Assembly Compile(IEnumerable<string> sources)
    {
        // Everything that the tests run on, without the client that the generated one is compared with.
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var file && (!file.StartsWith("AWSSDK.", StringComparison.Ordinal) || file == "AWSSDK.Core.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Generated.SecurityToken",
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }
}
