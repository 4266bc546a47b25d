package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.application.Application;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The paths that the chart probes are served by the application, on both listeners. */
class ChartProbesIT {
  private static final List<String> PATHS =
      List.of(ApplicationFacts.STARTED, ApplicationFacts.LIVE, ApplicationFacts.READY);

  @Test
  void probedPathsExist() {
    // the probes are there without a database: port 1 refuses
    try (Application application =
            Application.start(TestSettings.of(TestSettings.database(1, "none"), Map.of()));
        TestClient main = new TestClient(application.port());
        TestClient admin = new TestClient(application.adminPort())) {
      for (String path : PATHS) {
        assertThat(main.get(path).status()).as(path).isIn(200, 503);
        assertThat(admin.get(path).status()).as(path).isIn(200, 503);
      }
      assertThat(admin.get("/metrics").body()).contains("db_pool_connections", "build_info");
      assertThat(main.get("/metrics").status()).isEqualTo(404);
      assertThat(admin.get("/api/v1/stores").status()).isEqualTo(404);
    }
  }
}
