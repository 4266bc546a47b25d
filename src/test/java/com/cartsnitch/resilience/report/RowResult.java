package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.Figure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A row, the tests that prove it as they ended last, and what they measured.
 *
 * @param row the row
 * @param tests its tests
 * @param figures their figures
 */
record RowResult(Row row, List<TestRecord> tests, List<Measured> figures) {

  static RowResult of(Row row, List<TestRecord> tests, List<Measured> figures) {
    return new RowResult(
        row,
        tests.stream().filter(test -> test.rows().contains(row.id())).toList(),
        figures.stream().filter(each -> each.last().rows().contains(row.id())).toList());
  }

  boolean passed() {
    return outcome().equals(TestRecord.PASSED);
  }

  /** Failed if one test did; passed if at least one did and no other failed. */
  String outcome() {
    if (ended(TestRecord.FAILED)) {
      return TestRecord.FAILED;
    }
    return ended(TestRecord.PASSED) ? TestRecord.PASSED : "not run";
  }

  String styleClass() {
    return outcome().replace(' ', '-');
  }

  void write(Html page, Records records) throws IOException {
    page.add("<section id=\"%s\"><h2><b class=\"%s\">%s</b>", row.id(), styleClass(), outcome());
    page.add("%s: %s</h2>", row.id(), row.fault());
    page.add("<dl>");
    row.promises().forEach((name, text) -> page.add("<dt>%s<dd>%s", name, text));
    page.add("</dl>");
    if (!tests.isEmpty()) {
      page.add("<table><tr><th>Test<th>Figure<th>Bound<th>Last<th>Worst</tr>");
      for (TestRecord test : tests) {
        write(page, test);
      }
      page.add("</table>");
    }
    for (TestRecord test : tests) {
      Optional<String> chart = records.chartOf(test.test());
      // a picture is shown once, in the first row that its test proves
      if (chart.isPresent() && test.rows().getFirst().equals(row.id())) {
        page.add("<figure><figcaption>%s</figcaption>", test.test());
        page.addMarkup(chart.get()).add("</figure>");
      }
    }
    page.add("</section>");
  }

  private void write(Html page, TestRecord test) {
    List<Measured> own =
        figures.stream().filter(each -> each.last().test().equals(test.test())).toList();
    page.add("<tr><td rowspan=\"%s\">", Math.max(1, own.size()));
    page.add("<b class=\"%s\">%s</b> ", test.outcome(), test.outcome());
    page.addMarkup(test.test().replace(".", ".<wbr>"));
    page.add(" <small>%s s</small> <i>%s</i>", test.millis() / 1000.0, test.reason());
    if (own.isEmpty()) {
      page.add("<td colspan=\"4\">asserts statuses and data</tr>");
    }
    for (Measured each : own) {
      Figure last = each.last().figure();
      page.add("<td>%s<td>%s", last.what(), last.boundText());
      page.add("<td class=\"number %s\">%s", held(last), last.measuredText());
      page.add("<td class=\"number %s\">%s", held(each.worst()), each.worst().measuredText());
      page.add("<small>of %s</small></tr>", each.runs());
    }
  }

  private boolean ended(String outcome) {
    return tests.stream().anyMatch(test -> test.outcome().equals(outcome));
  }

  private static String held(Figure figure) {
    return figure.held() ? "held" : "broken";
  }
}
