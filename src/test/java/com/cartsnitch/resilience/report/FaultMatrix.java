package com.cartsnitch.resilience.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the rows out of the page that describes them. */
final class FaultMatrix {
  private static final Path PAGE = Path.of("src", "docs", "faults.md");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ ");
  private static final Pattern ROW = Pattern.compile("(?s)(F\\d+): (.+?)\\n(.*)");

  private static final Pattern PROMISE = Pattern.compile("(?m)^- (\\w+): (.*)$");

  private FaultMatrix() {}

  /** Every row, by its number. */
  static List<Row> read() throws IOException {
    return HEADING
        .splitAsStream(Files.readString(PAGE))
        .flatMap(FaultMatrix::row)
        .sorted(Comparator.comparingInt(Row::number))
        .toList();
  }

  private static Stream<Row> row(String section) {
    Matcher row = ROW.matcher(section);
    return row.matches()
        ? Stream.of(new Row(row.group(1), row.group(2), promises(row.group(3))))
        : Stream.empty();
  }

  private static Map<String, String> promises(String text) {
    Map<String, String> promises = new LinkedHashMap<>();
    PROMISE
        .matcher(text)
        .results()
        .forEach(each -> promises.put(each.group(1), each.group(2).replace("`", "")));
    return promises;
  }
}
