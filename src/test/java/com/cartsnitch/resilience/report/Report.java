package com.cartsnitch.resilience.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page that shows every row of the matrix with what was measured. */
final class Report {
  private final Records records;
  private final List<Row> rows;

  Report(Records records, List<Row> rows) {
    this.records = records;
    this.rows = rows;
  }

  void write() throws IOException {
    List<RowResult> results = results();
    Html page = new Html();
    page.add("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">");
    page.add("<title>Fault matrix</title><style>").addMarkup(style()).add("</style>");
    page.add("<h1>Fault matrix</h1>");
    page.add("<p>%s</p>", runs(results));
    overview(page, results);
    for (RowResult result : results) {
      result.write(page, records);
    }
    records.writeReport(page.toString());
  }

  private List<RowResult> results() throws IOException {
    List<TestRecord> tests = newest(records.tests());
    List<Measured> figures = Measured.of(records.figures());
    List<RowResult> results = new ArrayList<>();
    for (Row row : rows) {
      results.add(RowResult.of(row, tests, figures));
    }
    return results;
  }

  /** Each test as it ended when it was last run. */
  private static List<TestRecord> newest(List<TestRecord> all) {
    Map<String, TestRecord> byTest = new LinkedHashMap<>();
    all.forEach(test -> byTest.merge(test.test(), test, TestRecord::and));
    return List.copyOf(byTest.values());
  }

  private String runs(List<RowResult> results) throws IOException {
    List<String> runs =
        records.tests().stream().map(TestRecord::run).distinct().sorted().toList().reversed();
    return "%d of %d rows passed. Runs, the last first: %s. \"Worst\" is of the last three runs that measured the figure."
        .formatted(
            results.stream().filter(RowResult::passed).count(),
            results.size(),
            String.join(", ", runs.stream().limit(3).toList()));
  }

  private static void overview(Html page, List<RowResult> results) {
    page.add("<nav>");
    for (RowResult result : results) {
      String id = result.row().id();
      page.add(
          "<a class=\"%s\" href=\"#%s\" title=\"%s\">%s</a>",
          result.styleClass(), id, result.row().fault(), id);
    }
    page.add("</nav>");
  }

  private static String style() throws IOException {
    try (var style = Report.class.getResourceAsStream("/chaos/report.css")) {
      return new String(Objects.requireNonNull(style).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
