package com.cartsnitch.platform.http.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cartsnitch.platform.http.input.JsonDocument.Fields;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentTest {
  private static final int TOKENS = 20_000;
  private static final int DEPTH = 62;
  private static final int LENGTH = 1 << 20;

  @Test
  void anObjectKnowsItsSource() {
    String text = "{ \"é😀\" : {\"b\": [1,2]}, \"c\":null}";
    Fields outer = (Fields) parsed(text, TOKENS);
    assertThat(outer.source(text)).isEqualTo(text);
    assertThat(outer.values().get("é😀"))
        .isInstanceOfSatisfying(
            Fields.class, inner -> assertThat(inner.source(text)).isEqualTo("{\"b\": [1,2]}"));
  }

  @Test
  void aBodyNestedDeeplyTakesUpAFewTimesItsLength() {
    String body =
        "{\"a\":".repeat(DEPTH) + '"' + "x".repeat(LENGTH - 7 * DEPTH) + '"' + "}".repeat(DEPTH);
    assertThat(allocatedBy(body)).isLessThan(16L * LENGTH);
  }

  @Test
  void aBodyOfTheMostTokensTakesUpAFewMegabytes() {
    String elements = "{\"\":0},".repeat((TOKENS - 6) / 4);
    assertThat(allocatedBy("{\"a\":[" + elements + "0]}")).isLessThan(4L << 20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1|0", "2|[]", "5|{\"a\":[]}", "5|{\"a\":{}}", "4|[1,2]"})
  void everyTokenCounts(int tokens, String json) {
    assertThat(parsed(json, tokens)).isNotNull();
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> parsed(json, tokens - 1))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE));
  }

  @Test
  void whatFollowsTheLimitIsNotRead() {
    assertThat(parsed("[]", 2)).isEqualTo(List.of());
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> parsed("[1,2,3 and this is no JSON", 3))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE));
  }

  private static long allocatedBy(String body) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    parsed(body, TOKENS);
    long before = threads.getCurrentThreadAllocatedBytes();
    parsed(body, TOKENS);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static Object parsed(String json, int maxTokens) {
    return JsonDocument.parse(json.getBytes(StandardCharsets.UTF_8), maxTokens);
  }
}
