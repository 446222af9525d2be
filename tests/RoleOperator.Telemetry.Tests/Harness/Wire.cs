using System.Buffers.Binary;
using System.Text;

namespace RoleOperator.Telemetry.Tests.Harness;

/// <summary>A message of Protocol Buffers, read by field numbers alone: <c>opentelemetry/proto</c> says which number means what.</summary>
public sealed class Wire
{
    private readonly List<(int Field, object Value)> fields = [];

    public Wire(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var key = Varint(ref bytes);
            object value;
            switch (key & 7)
            {
                case 0:
                    value = Varint(ref bytes);
                    break;
                case 1:
                    value = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
                    bytes = bytes[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref bytes);
                    value = bytes[..length].ToArray();
                    bytes = bytes[length..];
                    break;
                case 5:
                    value = (ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes);
                    bytes = bytes[4..];
                    break;
                default: throw new FormatException($"wire type {key & 7}");
            }

            fields.Add(((int)(key >> 3), value));
        }
    }

    public IEnumerable<Wire> Messages(int field) => All<byte[]>(field).Select(bytes => new Wire(bytes));

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public byte[] Bytes(int field) => All<byte[]>(field).LastOrDefault() ?? [];

    public ulong Number(int field) => All<ulong>(field).LastOrDefault();

    public bool Has(int field) => fields.Exists(f => f.Field == field);

    /// <summary>The attributes in a field: KeyValue with key 1 and AnyValue 2 of string 1, bool 2, int 3, double 4.</summary>
    public IReadOnlyDictionary<string, string> Attributes(int field) =>
        Messages(field).ToDictionary(pair => pair.Text(1), pair => Any(pair.Messages(2).Single()));

    private static string Any(Wire value) =>
        value.Has(1) ? value.Text(1)
        : value.Has(4) ? $"{BitConverter.UInt64BitsToDouble(value.Number(4))}"
        : $"{value.Number(3)}";

    private IEnumerable<T> All<T>(int field) => fields.Where(f => f.Field == field).Select(f => (T)f.Value);

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
    }
}
