package com.cartsnitch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPasswordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pässwörter 1 ",
        "pässwörter 1 \n",
        "pässwörter 1 \r\n",
        "pässwörter 1 \nan other line\n",
      })
  void itIsTheFirstLineWithoutItsEnd(String input) throws IOException {
    assertThat(NewPassword.firstLine(stream(input))).isEqualTo("pässwörter 1 ");
  }

  @Test
  void nothingButTheFirstLineIsRead() throws IOException {
    InputStream input = stream("correct horse\nbattery");
    NewPassword.firstLine(input);
    assertThat(input.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("battery");
  }

  @Test
  void theRulesHoldInTheirOwnWords() {
    assertRefused(stream("\n"), "The password must have at least 8 characters");
    assertRefused(stream("1234567\r\n"), "The password must have at least 8 characters");
    assertRefused(stream("ä".repeat(37)), "The password must have at most 72 bytes as UTF-8");
    assertRefused(stream("a".repeat(129)), "The password must have at most 128 characters");
    assertRefused(stream(""), "There is no password on standard input");
  }

  @Test
  void aLineWithoutAnEndEnds() {
    assertRefused(
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        },
        "The password must have at most 128 characters");
  }

  @Test
  void whatIsNotUtf8IsNotGuessed() {
    byte[] latin1 = "pässwörter 1".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(new ByteArrayInputStream(latin1), "The password is not UTF-8");
    // a terminal with another encoding hands over the sign for what it could not read
    assertRefused(stream("p\uFFFDssw\uFFFDrter 1"), "The password is not UTF-8");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(InputStream input, String message) {
    assertThatThrownBy(() -> NewPassword.firstLine(input))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageStartingWith(message);
  }
}
