using System.Globalization;
using System.Text;

namespace RoleOperator.Core.Naming;

public static partial class AwsNames
{
    /// <summary>The longest tag value, in characters.</summary>
    public const int TagValueLength = 256;

    private const int TagKeyLength = 128;
    private const string TagCharacters = "letters, digits, spaces and _.:/=+-@";

    /// <summary>
    /// A tag's key: 1 to 128 of <c>[\p{L}\p{Z}\p{N}_.:/=+\-@]</c>. Refused are AWS's reserved prefix <c>aws:</c> and the operator's own
    /// <see cref="Owner.TagKey"/>, both in any case, because a role's tag keys are one key whatever their case (IAM user guide, tagging).
    /// </summary>
    public static string? TagKey(string value)
    {
        if (value.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            return $"tag key {Excerpt.Quote(value)} begins with aws:, which AWS keeps for itself; choose another prefix";
        if (value.Equals(Owner.TagKey, StringComparison.OrdinalIgnoreCase))
            return $"tag key {Excerpt.Quote(value)} is the operator's own mark of ownership; remove it";

        return Rule.Length("tag key", value, 1, TagKeyLength) ?? Rule.Characters("tag key", value, IsTagCharacter, TagCharacters);
    }

    /// <summary>A tag's value: at most 256 of the characters of a key; empty is fine.</summary>
    public static string? TagValue(string value) =>
        Rule.Length("tag value", value, 0, TagValueLength) ?? Rule.Characters("tag value", value, IsTagCharacter, TagCharacters);

    private static bool IsTagCharacter(Rune c) =>
        Rune.IsLetter(c)
        || Rune.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        || (c.IsAscii && "_.:/=+-@".Contains((char)c.Value, StringComparison.Ordinal));
}
