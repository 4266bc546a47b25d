package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import io.avaje.jsonb.Jsonb;
import java.util.HashMap;
import java.util.Map;

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

  /** The numbers of the pool that a health answer shows. */
  static Map<String, Long> pool(Answer answer) {
    Map<String, Long> numbers = new HashMap<>();
    ((Map<?, ?>) body(answer).get("pool"))
        .forEach((name, number) -> numbers.put((String) name, ((Number) number).longValue()));
    return numbers;
  }

  static Map<String, Object> body(Answer answer) {
    return JSON.type(Object.class).map().fromJson(answer.body());
  }
}
