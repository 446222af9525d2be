namespace k8s.KubeConfigModels;

/// <summary>A named user.</summary>
public class User
{
    public UserCredentials? UserCredentials { get; set; }

    public string? Name { get; set; }
}
