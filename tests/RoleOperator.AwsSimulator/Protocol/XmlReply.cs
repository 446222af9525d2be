using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;

namespace RoleOperator.AwsSimulator.Protocol;

/// <summary>Replies as AWS writes them: envelopes, results along the output shape, errors.</summary>
public static class XmlReply
{
    /// <summary>The reply of an operation that went well.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="result">The members of its output shape.</param>
    /// <param name="requestId">The request's id.</param>
    public static byte[] Result(Operation operation, JsonObject result, string requestId) => Write(xml =>
    {
        var service = operation.Service;
        xml.WriteStartElement($"{operation.Name}Response", Namespace(service));
        if (service.IsEc2)
            xml.WriteElementString("requestId", requestId);
        if (operation.ResultWrapper is { } wrapper)
            xml.WriteStartElement(wrapper);
        if (operation.Output is { } output)
            Members(xml, service, service[output], result);
        if (operation.ResultWrapper is not null)
            xml.WriteEndElement();
        if (!service.IsEc2)
            Metadata(xml, requestId);
        xml.WriteEndElement();
    });

    /// <summary>The reply of an operation that failed.</summary>
    public static byte[] Error(ServiceModel service, AwsErrorException error, string requestId) => Write(xml =>
    {
        if (service.IsEc2)
        {
            xml.WriteStartElement("Response");
            xml.WriteStartElement("Errors");
        }
        else
        {
            xml.WriteStartElement("ErrorResponse", Namespace(service));
        }

        xml.WriteStartElement("Error");
        if (!service.IsEc2)
            xml.WriteElementString("Type", error.Fault);
        xml.WriteElementString("Code", error.Code);
        xml.WriteElementString("Message", Writable(error.Message));
        xml.WriteEndElement();
        if (service.IsEc2)
            xml.WriteEndElement();
        xml.WriteElementString(service.IsEc2 ? "RequestID" : "RequestId", requestId);
        xml.WriteEndElement();
    });

    private static void Members(XmlWriter xml, ServiceModel service, Shape shape, JsonObject value)
    {
        foreach (var member in shape.Members)
            if (value[member.Name] is { } node)
                Element(xml, service, member.Location ?? member.Name, service[member.Shape], node);
    }

    private static void Element(XmlWriter xml, ServiceModel service, string name, Shape shape, JsonNode node)
    {
        xml.WriteStartElement(name);
        switch (shape.Type)
        {
            case "structure":
                Members(xml, service, shape, node.AsObject());
                break;
            case "list":
                foreach (var item in node.AsArray())
                    Element(xml, service, shape.Item!.Location ?? (service.IsEc2 ? "item" : "member"), service[shape.Item!.Shape], item!);
                break;
            case "map":
                foreach (var (key, entry) in node.AsObject())
                {
                    xml.WriteStartElement("entry");
                    xml.WriteElementString("key", key);
                    Element(xml, service, "value", service[shape.Entry!.Value.Value.Shape], entry!);
                    xml.WriteEndElement();
                }

                break;
            default:
                xml.WriteString(Text(node));
                break;
        }

        xml.WriteEndElement();
    }

    private static string Text(JsonNode node) => node.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => node.GetValue<string>(),
        System.Text.Json.JsonValueKind.True => "true",
        System.Text.Json.JsonValueKind.False => "false",
        _ => node.ToJsonString(),
    };

    /// <summary>A moment as AWS writes it.</summary>
    public static string Timestamp(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // A message may repeat what was sent, and that may hold letters that XML does not have.
    private static string Writable(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : '\uFFFD'));

    private static void Metadata(XmlWriter xml, string requestId)
    {
        xml.WriteStartElement("ResponseMetadata");
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    }

    private static string Namespace(ServiceModel service) => service.IsEc2
        ? $"http://ec2.amazonaws.com/doc/{service.Version}/"
        : $"https://{service.Name}.amazonaws.com/doc/{service.Version}/";

    private static byte[] Write(Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
            write(xml);
        return buffer.ToArray();
    }
}
