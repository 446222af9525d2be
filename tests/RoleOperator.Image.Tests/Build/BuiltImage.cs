using System.Runtime.InteropServices;

namespace RoleOperator.Image.Tests.Build;

/// <summary>
/// The image's files, made by following the Dockerfile without Docker: its build stage copies from the build context alone and runs its commands there;
/// its final stage copies out of that. The base images' own files are this machine's.
/// </summary>
public sealed class BuiltImage : IAsyncLifetime
{
    /// <summary>A new folder under the machine's temporary one: another user can reach it, which is not so for every checkout.</summary>
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("role-operator-image-");

    /// <summary>The final stage's root folder.</summary>
    public string Root => Path.Combine(folder.FullName, "image");

    /// <summary>The program that the image starts, on this machine.</summary>
    public string Program => Root + Dockerfile.Final("ENTRYPOINT").Trim('[', ']', '"');

    /// <summary>All that the final stage adds to its base image.</summary>
    public IReadOnlyList<FileInfo> Files => [.. new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories)];

    private string BuildRoot => Path.Combine(folder.FullName, "build");

    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(folder.FullName, File.GetUnixFileMode(folder.FullName) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var workdir = BuildRoot;
        foreach (var instruction in Dockerfile.BuildStage)
        {
            switch (instruction.Name)
            {
                case "WORKDIR":
                    workdir = BuildRoot + instruction.Arguments;
                    Directory.CreateDirectory(workdir);
                    break;
                case "COPY":
                    await CopyFromContextAsync(instruction.Words, workdir);
                    break;
                case "RUN":
                    await BuildCommand.RunAsync(workdir, "env", $"TARGETARCH={Architecture}", "/bin/sh", "-c", instruction.Arguments);
                    break;
            }
        }

        foreach (var copy in Dockerfile.FinalStage.Where(instruction => instruction.Name == "COPY"))
        {
            Directory.CreateDirectory(Root + copy.Words[^1]);
            await BuildCommand.RunAsync(folder.FullName, "cp", "--recursive", BuildRoot + copy.Words[0] + ".", Root + copy.Words[^1]);
        }

        await BuildCommand.RunAsync(folder.FullName, "chmod", "--recursive", "a-w,a+rX", Root);
    }

    public async Task DisposeAsync()
    {
        await BuildCommand.RunAsync("/", "chmod", "--recursive", "u+w", folder.FullName);
        folder.Delete(recursive: true);
    }

    private static string Architecture => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        var other => throw new PlatformNotSupportedException($"No image is made for {other}."),
    };

    private static async Task CopyFromContextAsync(IReadOnlyList<string> words, string workdir)
    {
        var files = await BuildContext.FilesAsync();
        var target = Path.Combine(workdir, words[^1]);
        foreach (var source in words.SkipLast(1))
        {
            var below = files.Where(file => source.EndsWith('/') ? file.StartsWith(source, StringComparison.Ordinal) : file == source).ToList();
            if (below.Count == 0) throw new InvalidOperationException($"COPY {source}: there is no such file in the build context.");
            foreach (var file in below)
            {
                var destination = Path.Combine(target, source.EndsWith('/') ? file[source.Length..] : Path.GetFileName(file));
                Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
                File.Copy(Path.Combine(RoleOperator.Testing.Repository.Root, file), destination, overwrite: true);
            }
        }
    }
}

/// <summary>The tests that need the image; it is built once.</summary>
[CollectionDefinition(Name)]
public sealed class BuiltImageCollection : ICollectionFixture<BuiltImage>
{
    public const string Name = "built image";
}
