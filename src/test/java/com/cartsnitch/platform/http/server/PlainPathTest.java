package com.cartsnitch.platform.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import java.net.URI;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health",
        "/%68ealth",
        "/api/v1/public/products?q=../x//y;z&a=http://other/",
        "/openapi.json",
        "/docs/.hidden",
        "/docs/...",
        "/docs/..a/b..",
        "/%E2%82%AC",
        "/%zz",
        "/%",
        "/a%3Bb",
        "/a%25b",
        "/auth/reset-password/a-token_1",
      })
  void isTakenAsItStands(String target) {
    assertThat(plain(target)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefused(String target) {
    assertThat(plain(target)).isFalse();
  }

  /** Helidon's normalisation leaves what is not refused as it is. */
  @Test
  void whatRoutingWouldChangeIsRefused() {
    String[] parts = {"/", ".", "%2e", "%2F", "%5c", "%00", "a", ";", "%252E"};
    Stream<String> paths =
        IntStream.range(0, parts.length * parts.length * parts.length)
            .mapToObj(
                i ->
                    "/x"
                        + parts[i % parts.length]
                        + parts[i / parts.length % parts.length]
                        + parts[i / parts.length / parts.length]
                        + "/y");
    assertThat(paths.filter(PlainPathTest::plain))
        .isNotEmpty()
        .allSatisfy(
            path ->
                assertThat(prologue(path).uriPath().path())
                    .as(path)
                    .isEqualTo(URI.create(path).getPath()));
  }

  static Stream<String> refused() {
    return Stream.of(
            Stream.of("/health/..", "/health/.", "/..", "/.", "/a/../b", "/./a", "/a/./b"),
            Stream.of("/%2e%2e/a", "/%2E/a", "/a/.%2e", "/%2e./a", "/a/%2e"),
            Stream.of("/%252e%252e/a", "/%252e./a", "/%25%32%65/a", "/%25252e/a"),
            Stream.of("/%2525252525252e/a", "/%2525252525252561"),
            Stream.of("//", "//a", "/a//b", "/a//", "/a/%2f", "/a%2Fb", "/a%252fb", "/%2f/a"),
            Stream.of("/a%5cb", "/a%5C..%5Cb", "/a%255cb", "/a\\b", "/%00", "/a%2500", "/a\0"),
            Stream.of("/a;b", "/health;", "/health/..;/a", "/..;x=1/a", "/..%3B/a", "/.%3bx"),
            Stream.of("http://other/a", "HTTP://localhost/health", "a", "*", "host:443", "", "?a"),
            Stream.of("/a#b", "/a#", "/a?b#c"))
        .flatMap(targets -> targets);
  }

  private static boolean plain(String target) {
    return PlainPath.isTargetOf(prologue(target));
  }

  private static HttpPrologue prologue(String target) {
    return HttpPrologue.create("HTTP/1.1", "HTTP", "1.1", Method.GET, target, false);
  }
}
