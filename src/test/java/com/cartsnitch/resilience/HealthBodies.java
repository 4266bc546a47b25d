package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import io.avaje.jsonb.Jsonb;
import java.util.Map;
import java.util.Objects;

/** What the body of a health answer must hold. */
final class HealthBodies {
  private static final Jsonb JSON = Jsonb.builder().build();

  private HealthBodies() {}

  static void assertDown(Answer answer, String... reasons) {
    Map<String, Object> body = body(answer);
    assertThat(body.get("status")).isEqualTo("unavailable");
    assertThat(body.get("reason")).isIn((Object[]) reasons);
    assertThat(body).containsKeys("redis", "checked_ms_ago", "pool");
    assertThat(answer.retryAfter()).isNotNull();
    if (!"pool_exhausted".equals(body.get("reason"))) {
      assertThat(body.get("db")).isEqualTo(false);
      assertThat(body.get("database")).isEqualTo("disconnected");
    }
  }

  /**
   * A number of the pool that a health answer shows.
   *
   * @param name {@code active}, {@code idle}, {@code waiting} or {@code max}
   */
  static long pool(Answer answer, String name) {
    Map<?, ?> numbers = (Map<?, ?>) Objects.requireNonNull(body(answer).get("pool"));
    return ((Number) Objects.requireNonNull(numbers.get(name))).longValue();
  }

  static Map<String, Object> body(Answer answer) {
    return JSON.type(Object.class).map().fromJson(answer.body());
  }
}
