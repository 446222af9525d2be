namespace RoleOperator.Telemetry.Tests.Unit;

public class PrometheusTextTests
{
    [Fact]
    public void Metric_IsWrittenWithHelpTypeAndSamples() => Assert.Equal(
        """
        # HELP calls_total Calls
        # TYPE calls_total counter
        calls_total{service="iam",code="OK"} 3
        calls_total 0.5

        """,
        new PrometheusText().Family("calls_total", "counter", "Calls").Sample("calls_total", [new("service", "iam"), new("code", "OK")], 3)
            .Sample("calls_total", [], 0.5).ToString());

    [Fact]
    public void HelpAndLabels_AreEscapedAsTheFormatWants() => Assert.Equal(
        "# HELP m a\\\\b \"c\"\\nd\n# TYPE m gauge\nm{l=\"a\\\\b \\\"c\\\"\\nd\"} 1\n",
        new PrometheusText().Family("m", "gauge", "a\\b \"c\"\nd").Sample("m", [new("l", "a\\b \"c\"\nd")], 1).ToString());

    [Theory]
    [InlineData("otel.metric.overflow", "otel_metric_overflow")]
    [InlineData("9lives", "_lives")]
    [InlineData("ends9", "ends9")]
    public void LabelName_ThatPrometheusDoesNotKnow_IsMadeFit(string name, string written) =>
        Assert.Equal($"m{{{written}=\"1\"}} 1\n", new PrometheusText().Sample("m", [new(name, "1")], 1).ToString());

    [Theory]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(1e-8, "1e-08")]
    [InlineData(1000, "1000")]
    [InlineData(0.1, "0.1")]
    public void Number_IsWrittenAsGoWritesIt(double number, string written) => Assert.Equal(written, PrometheusText.Number(number));
}
