package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.description.DescribedOperation;
import com.cartsnitch.testing.description.Description;
import com.cartsnitch.testing.description.LargestValue;
import com.cartsnitch.testing.description.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The largest answer of every operation stands in the docs, as the description bounds it. */
class LargestAnswersTest {
  private static final Path DOCS = Path.of("src/docs/limits.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z]+ /[^ ]*) \\| ([0-9,]+) \\|", Pattern.MULTILINE);

  @Test
  void theDocsNameTheLargestAnswerOfEveryOperation() throws IOException {
    Map<String, String> named = new TreeMap<>();
    Matcher rows = ROW.matcher(Files.readString(DOCS));
    while (rows.find()) {
      named.put(rows.group(1), rows.group(2));
    }
    assertThat(named).isEqualTo(largest());
  }

  private static Map<String, String> largest() {
    Map<String, String> largest = new TreeMap<>();
    for (DescribedOperation operation : Description.served().operations()) {
      long bytes = answers(operation).mapToLong(LargestValue::of).max().orElse(0);
      if (bytes > 0) {
        largest.put(operation.name(), "%,d".formatted(bytes));
      }
    }
    return largest;
  }

  /** What is answered in JSON when all is well. */
  private static Stream<Part> answers(DescribedOperation operation) {
    return operation.responses().entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .flatMap(response -> response.getValue().child("content").stream())
        .flatMap(content -> content.child("application/json").stream())
        .flatMap(media -> media.child("schema").stream());
  }
}
