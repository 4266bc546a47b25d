package com.cartsnitch.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final StringWriter out = new StringWriter();

  @Test
  void columnsAreAsWideAsWhatIsInThem() {
    TextTable table = new TextTable("id", "name", "seen");
    table.add("1", "Ångström \uD83C\uDF4E", "no");
    table.add("1234", "", "yes");
    assertThat(print(table))
        .isEqualTo(
            """
            id    name        seen
            1     Ångström \uD83C\uDF4E  no
            1234              yes
            """);
  }

  @Test
  void noCellMovesTheCursorOrTurnsTheWriting() {
    TextTable table = new TextTable("name");
    table.add("a\u001b[31mb\r\nc\u202Ed\u2028e\u009Bf\uD800g\0");
    assertThat(print(table)).isEqualTo("name\na?[31mb??c?d?e?f?g?\n");
  }

  private String print(TextTable table) {
    table.print(new PrintWriter(out, true));
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
