package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.JsonDocument.Fields;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {
  private static final int DEPTH = 62;
  private static final int LENGTH = 1 << 20;

  @Test
  void anObjectKnowsItsSource() {
    Fields outer = (Fields) parsed("{ \"a\" : {\"b\": [1,2]}, \"c\":null}");
    assertThat(outer.source()).hasToString("{ \"a\" : {\"b\": [1,2]}, \"c\":null}");
    assertThat(outer.values().get("a"))
        .isInstanceOfSatisfying(
            Fields.class, inner -> assertThat(inner.source()).hasToString("{\"b\": [1,2]}"));
  }

  @Test
  void aBodyNestedDeeplyTakesUpAFewTimesItsLength() {
    String body =
        "{\"a\":".repeat(DEPTH) + '"' + "x".repeat(LENGTH - 7 * DEPTH) + '"' + "}".repeat(DEPTH);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    parsed(body);
    long before = threads.getCurrentThreadAllocatedBytes();
    parsed(body);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16L * LENGTH);
  }

  private static Object parsed(String json) {
    return JsonDocument.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
