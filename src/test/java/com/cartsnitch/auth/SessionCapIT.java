package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A user has a hundred sessions at most. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SessionCapIT {
  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void ofMoreThan100SessionsTheOldestEnd() throws Exception {
    WebUser pia = WebUser.signedUp(service, "pia");
    service
        .database()
        .execute(
            """
            INSERT INTO sessions (id, token, user_id, expires_at, created_at)
            SELECT 'pia' || n, 'pia' || n, u.id, now() + interval '7 days',
                   now() - n * interval '1 minute'
            FROM users u, generate_series(1, 150) n WHERE u.email = 'pia@example.com'
            """);
    // one that takes next to no time to compare
    service
        .database()
        .execute(
            "UPDATE accounts SET password = ? WHERE user_id ="
                + " (SELECT id FROM users WHERE email = 'pia@example.com')",
            "$2b$04$F5VDA4TAfIht2AL8sZug5uVI/l9jtAC1LBiy.UYUSTkvNzJRSJobq");
    assertThat(pia.get("/auth/list-sessions").values("id")).hasSize(100);
    List<Future<ApiAnswer>> answers = new ArrayList<>();
    try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        answers.add(tabs.submit(() -> WebUser.of(service).signIn("pia", "p".repeat(72))));
      }
    }
    for (Future<ApiAnswer> answer : answers) {
      answer.get().body(200);
    }
    assertThat(
            service
                .database()
                .rows(
                    "SELECT count(*), count(*) FILTER (WHERE id = 'pia93'),"
                        + " count(*) FILTER (WHERE id = 'pia94')"
                        + " FROM sessions WHERE user_id ="
                        + " (SELECT id FROM users WHERE email = 'pia@example.com')"))
        .containsExactly("100 1 0");
    assertThat(pia.isIn()).isTrue();
  }
}
