#nullable disable
namespace k8s.Models;

/// <summary>An object with an observed state.</summary>
public interface IStatus<T>
{
    T Status { get; set; }
}
