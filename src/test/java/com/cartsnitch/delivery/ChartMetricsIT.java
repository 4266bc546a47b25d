package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.application.Application;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask only for what the service measures. */
@NeedsHelm
class ChartMetricsIT {
  // there once a mail server and Redis are named, and somebody was refused
  private static final Map<String, String> WATCHED =
      Map.of(
          "CARTSNITCH_SMTP_URL", "smtp://localhost:1",
          "CARTSNITCH_MAIL_FROM", "a@example.org",
          "CARTSNITCH_REDIS_URL", "redis://localhost:1/0",
          "CARTSNITCH_RATE_LIMIT_ENABLED", "true",
          "CARTSNITCH_RATE_LIMIT_REQUESTS", "1");

  @Test
  void everyMetricExists() {
    Set<String> used = ChartMetrics.used(Chart.withEverything().render());
    assertThat(used).hasSizeGreaterThan(12);
    try (TestDatabase database = TestDatabase.migrated();
        Application application = Application.start(TestSettings.of(database.settings(), WATCHED));
        TestClient main = new TestClient(application.port());
        TestClient admin = new TestClient(application.adminPort())) {
      assertThat(main.get("/api/v1/stores").status()).isEqualTo(200);
      assertThat(main.get("/api/v1/stores").status()).isEqualTo(429);
      String metrics = admin.get("/metrics").body();
      assertThat(used).allSatisfy(name -> assertThat(metrics).contains("\n" + name + "{"));
      assertThat(metrics)
          .contains(
              "reason=\"exhausted\"",
              "outcome=\"failed\"",
              "outcome=\"dropped\"",
              "outcome=\"answered\"");
    }
  }
}
