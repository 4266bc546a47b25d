package com.cartsnitch.command;

import com.cartsnitch.auth.password.PasswordRule;
import com.cartsnitch.platform.command.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A new password, typed unseen at a terminal or read from standard input. It is no argument and no
 * environment variable, because the shell's history and the list of processes show those.
 */
final class NewPassword {
  private static final int MAX_LINE = 4096;
  private static final String UNREADABLE =
      "The password is not UTF-8; at a terminal, set LC_ALL=C.UTF-8";

  private NewPassword() {}

  /**
   * Asks for it.
   *
   * @throws CommandRefusedException if it breaks the rules, or can't be asked for unseen
   */
  static String ask() throws IOException {
    Optional<Console> terminal = Terminal.console();
    if (terminal.isPresent()) {
      return typed(terminal.get());
    }
    if (Terminal.typesIntoInput()) {
      throw new CommandRefusedException(
          "What you type would be seen while the output goes elsewhere:"
              + " leave it at the terminal, or pipe the password in");
    }
    return firstLine(System.in);
  }

  private static String typed(Console terminal) {
    String password = checked(typed(terminal, "New password: "));
    if (!typed(terminal, "The same again: ").equals(password)) {
      throw new CommandRefusedException("The two are not the same");
    }
    return password;
  }

  private static String typed(Console terminal, String prompt) {
    char @Nullable [] typed = terminal.readPassword(prompt);
    if (typed == null) {
      throw noPassword();
    }
    return new String(typed);
  }

  /** The first line of a stream of UTF-8, without its end. */
  static String firstLine(InputStream input) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = input.read();
    if (next < 0) {
      throw noPassword();
    }
    while (next >= 0 && next != '\n' && line.size() < MAX_LINE) {
      line.write(next);
      next = input.read();
    }
    String text = decoded(line.toByteArray());
    return checked(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new CommandRefusedException(UNREADABLE);
    }
  }

  private static String checked(String password) {
    // where a terminal's encoding ends, so does what can be told apart
    if (password.indexOf('\uFFFD') >= 0) {
      throw new CommandRefusedException(UNREADABLE);
    }
    PasswordRule rule = PasswordRule.of(password);
    if (rule != PasswordRule.GOOD) {
      throw new CommandRefusedException(rule.message());
    }
    return password;
  }

  private static CommandRefusedException noPassword() {
    return new CommandRefusedException("There is no password on standard input");
  }
}
