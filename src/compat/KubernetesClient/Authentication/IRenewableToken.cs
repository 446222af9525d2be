namespace k8s.Authentication;

/// <summary>A token that can be had anew when the API server refuses the one in use.</summary>
internal interface IRenewableToken
{
    /// <summary>Forgets the token if it is still the refused one, so that the next request gets another.</summary>
    void Refuse(string? token);
}
