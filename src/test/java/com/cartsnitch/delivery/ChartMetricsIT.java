package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.Application;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestSettings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask only for what the service measures. */
@NeedsHelm
class ChartMetricsIT {
  // there once a mail server is named
  private static final Map<String, String> MAIL =
      Map.of("CARTSNITCH_SMTP_URL", "smtp://localhost:1", "CARTSNITCH_MAIL_FROM", "a@example.org");

  @Test
  void everyMetricExists() {
    Set<String> used = ChartMetrics.used(Chart.withEverything().render());
    assertThat(used).hasSizeGreaterThan(12);
    try (Application application =
            Application.start(TestSettings.of(TestSettings.database(1, "none"), MAIL));
        TestClient main = new TestClient(application.port());
        TestClient admin = new TestClient(application.adminPort())) {
      assertThat(main.get("/api/v1/stores").status()).isEqualTo(503);
      String metrics = admin.get("/metrics").body();
      assertThat(used).allSatisfy(name -> assertThat(metrics).contains("\n" + name + "{"));
      assertThat(metrics)
          .contains("reason=\"exhausted\"", "outcome=\"failed\"", "outcome=\"dropped\"");
    }
  }
}
