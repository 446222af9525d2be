using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace RoleOperator.Fault.Tests.Faults;

/// <summary>etcd's v3 API in JSON, as its gateway serves it on the client port.</summary>
public static class Etcd
{
    /// <summary>Forgets every version but the newest.</summary>
    public static async Task CompactAsync(Uri endpoint)
    {
        using var http = new HttpClient { BaseAddress = endpoint };
        var range = await PostAsync(http, "/v3/kv/range", new() { ["key"] = Convert.ToBase64String("/"u8) });
        var revision = range.GetProperty("header").GetProperty("revision").GetString()!;
        await PostAsync(http, "/v3/kv/compaction", new() { ["revision"] = long.Parse(revision, CultureInfo.InvariantCulture), ["physical"] = true });
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, Dictionary<string, object> body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"etcd answered {path} with {(int)response.StatusCode}: {answer}");
        return JsonElement.Parse(answer);
    }
}
