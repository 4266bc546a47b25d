package com.cartsnitch.platform.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.WritableHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final WritableHeaders<?> headers = WritableHeaders.create();

  @ParameterizedTest
  @ValueSource(
      strings = {
        PARENT,
        "00-" + TRACE + "-00f067aa0ba902b7-00",
        "00-" + TRACE + "-00f067aa0ba902b7-ff",
        "01-" + TRACE + "-00f067aa0ba902b7-01",
        "cc-" + TRACE + "-00f067aa0ba902b7-01-what-the-future-will-be-like",
        "fe-" + TRACE + "-00f067aa0ba902b7-01-",
      })
  void aValidOneIsKeptAsItIs(String parent) {
    headers.add(TraceContext.PARENT, parent);
    assertThat(TraceContext.of(headers))
        .hasValueSatisfying(
            trace -> {
              assertThat(trace.parent()).isEqualTo(parent);
              assertThat(trace.traceId()).isEqualTo(TRACE);
              assertThat(trace.state()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-" + TRACE + "-00f067aa0ba902b7-01",
        "00-" + TRACE + "-00f067aa0ba902b7-01-more",
        "00-" + TRACE + "-00f067aa0ba902b7-01-",
        "01-" + TRACE + "-00f067aa0ba902b7-01.more",
        "00-" + TRACE + "-00f067aa0ba902b7-1",
        "00-" + TRACE + "-00f067aa0ba902b7",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-" + TRACE + "-00f067aa0ba902bg-01",
        "0-" + TRACE + "-00f067aa0ba902b7-01",
        PARENT + "," + PARENT,
      })
  void anInvalidOneIsDropped(String parent) {
    headers.add(TraceContext.PARENT, parent);
    headers.add(TraceContext.STATE, "a=1");
    assertThat(TraceContext.of(headers)).isEmpty();
  }

  @Test
  void ofTwoNoneCounts() {
    headers.add(TraceContext.PARENT, PARENT);
    headers.add(TraceContext.PARENT, PARENT.replace('4', '5'));
    assertThat(TraceContext.of(headers)).isEmpty();
  }

  @Test
  void theStateGoesAlongIfItsSizeIsSane() {
    headers.add(TraceContext.PARENT, PARENT);
    headers.add(TraceContext.STATE, "a=1,b=2");
    headers.add(TraceContext.STATE, "c=3");
    assertThat(TraceContext.of(headers).orElseThrow().state()).hasValue("a=1,b=2,c=3");
    headers.add(TraceContext.STATE, "d=" + "x".repeat(512));
    assertThat(TraceContext.of(headers).orElseThrow().state()).isEmpty();
    assertThat(TraceContext.of(headers).orElseThrow().parent()).isEqualTo(PARENT);
  }
}
