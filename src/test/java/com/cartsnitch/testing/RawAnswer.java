package com.cartsnitch.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An HTTP answer as it came over the wire.
 *
 * @param status its status
 * @param headers its header lines
 * @param body its body
 */
public record RawAnswer(int status, List<String> headers, String body) {

  static RawAnswer of(String head) {
    List<String> lines = new ArrayList<>(head.lines().toList());
    String statusLine = lines.removeFirst();
    return new RawAnswer(
        Integer.parseInt(statusLine.split(" ", 3)[1]),
        lines.stream().filter(line -> !line.isEmpty()).toList(),
        "");
  }

  RawAnswer withBody(String text) {
    return new RawAnswer(status, headers, text);
  }

  /** The value of a header that is there once; else a text that is no value. */
  public String header(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    List<String> found =
        headers.stream()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
            .map(line -> line.substring(prefix.length()).strip())
            .toList();
    return found.size() == 1 ? found.getFirst() : found.toString();
  }
}
