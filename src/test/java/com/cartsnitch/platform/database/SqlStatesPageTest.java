package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.SqlStates.Meaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about health shows the table of SQLSTATEs that the code goes by. */
class SqlStatesPageTest {
  private static final Pattern ROW = Pattern.compile("\\| (`[^|]*`) \\| `([A-Z_]+)` \\| .* \\|");
  private static final Pattern STATE = Pattern.compile("`([0-9A-Z]+)`");

  @Test
  void pageShowsTheTable() throws IOException {
    Map<String, Meaning> shown = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("src/docs/health.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        STATE
            .matcher(row.group(1))
            .results()
            .forEach(state -> shown.put(state.group(1), Meaning.valueOf(row.group(2))));
      }
    }
    assertThat(shown).containsExactlyEntriesOf(SqlStates.table());
  }
}
