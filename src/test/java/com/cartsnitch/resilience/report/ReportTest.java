package com.cartsnitch.resilience.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.resilience.Figure;
import com.cartsnitch.resilience.Figure.Relation;
import com.cartsnitch.resilience.Timeline;
import com.cartsnitch.testing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several runs left behind meets in one page. */
class ReportTest {
  private static final List<Row> ROWS =
      List.of(
          new Row("F1", "PostgreSQL <is> gone", Map.of("Clients", "503 & no more")),
          new Row("F2", "It falls silent", Map.of()));

  @TempDir Path folder;
  private Records records;

  @BeforeEach
  void open() {
    records = new Records(folder);
  }

  @Test
  void aRowHasItsBoundItsLastFigureAndTheWorstOfTheLastThreeRuns() throws IOException {
    measure("run 1", 900);
    measure("run 2", 120);
    measure("run 3", 240);
    measure("run 4", 130);
    measure("run 4", 131);
    assertThat(report())
        .contains(
            "1 of 2 rows passed",
            "PostgreSQL &lt;is&gt; gone",
            "503 &amp; no more",
            "at most 500 ms",
            ">131 ms",
            ">240 ms",
            "of 3<")
        .doesNotContain("900 ms");
  }

  @Test
  void theLastRunOfATestCounts() throws IOException {
    test("run 1", "passed", "");
    test("run 2", "failed", "java.lang.AssertionError: expected\n\t<503>");
    assertThat(report())
        .contains("0 of 2 rows passed", "class=\"failed\"", "expected &lt;503&gt;", "not run");
  }

  @Test
  void oneFailureAmongTheParametersOfATestIsAFailure() throws IOException {
    test("run 1", "failed", "one of them");
    test("run 1", "passed", "");
    assertThat(report()).contains("0 of 2 rows passed", "one of them", "2.468 s");
  }

  @Test
  void aFigureThatBrokeItsBoundIsMarked() throws IOException {
    measure("run 1", 501);
    assertThat(report()).contains("<td class=\"number broken\">501 ms");
  }

  @Test
  void aPictureShowsEveryKindOfAnswerAndTheFault() throws IOException {
    test("run 1", "passed", "");
    records.keepChart("SomeIT.works", Chart.of(timeline()));
    assertThat(report())
        .contains("<svg", "data answered", "data refused (503)", "probe 200", "probe 503")
        .contains("fault begins", "fault ends", "seconds", "100 ms")
        .doesNotContain("no answer", "NaN", "Infinity");
  }

  private static Timeline timeline() {
    return new Timeline(
        List.of(
            answer("/api/v1/stores", 0, 5, 200),
            answer("/api/v1/stores", 2, 1000, 503),
            answer("/health", 1, 3, 200),
            answer("/health", 3, 800, 503)),
        List.of(second(1)),
        List.of(second(4)));
  }

  private static Answer answer(String path, int second, int millis, int status) {
    return new Answer(path, second(second), Duration.ofMillis(millis), status, null, "");
  }

  private static long second(int second) {
    return Duration.ofSeconds(1000 + second).toNanos();
  }

  private void measure(String run, double millis) throws IOException {
    test(run, "passed", "");
    Figure figure = new Figure("ready again", Relation.AT_MOST, millis, 500, "ms");
    records.add(new FigureRecord(run, "SomeIT.works", List.of("F1"), figure));
  }

  private void test(String run, String outcome, String reason) throws IOException {
    records.add(new TestRecord(run, "SomeIT.works", List.of("F1"), outcome, 1234, reason));
  }

  private String report() throws IOException {
    new Report(records, ROWS).write();
    return Files.readString(folder.resolve("report.html"));
  }
}
