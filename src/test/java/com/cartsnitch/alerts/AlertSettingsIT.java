package com.cartsnitch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertSettingsIT {
  private static final String SETTINGS = "/api/v1/alerts/settings";

  private final ApiService service = ApiService.start();
  private final ApiClient ann = service.signedIn("ann");
  private final ApiClient bob = service.signedIn("bob");

  @AfterEach
  void clear() {
    service.database().execute("DELETE FROM alert_settings");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void settingsAreTheDefaultsUntilTheyAreChanged() {
    assertThat(ann.get(SETTINGS).body(200)).isEqualTo(settings("5.0", true, false));
    assertThat(ann.get(SETTINGS).header("Cache-Control")).isEqualTo("no-store");
    assertThat(ann.put(SETTINGS, "{}").body(200)).isEqualTo(settings("5.0", true, false));
    assertThat(ann.put(SETTINGS, "{\"email_notifications\": true}").body(200))
        .isEqualTo(settings("5.0", true, true));
    assertThat(threshold("7.25").body(200)).isEqualTo(settings("7.25", true, true));
    assertThat(ann.put(SETTINGS, "{\"shrinkflation_enabled\": false}").body(200))
        .isEqualTo(settings("7.25", false, true));
    assertThat(ann.get(SETTINGS).body(200)).isEqualTo(settings("7.25", false, true));
    assertThat(bob.get(SETTINGS).body(200)).isEqualTo(settings("5.0", true, false));
  }

  @Test
  void theFirstChangeSetsAllThatItSays() {
    String all =
        """
        {"price_increase_threshold_pct": 10, "shrinkflation_enabled": false,
         "email_notifications": true, "unknown": null}
        """;
    assertThat(bob.put(SETTINGS, all).body(200)).isEqualTo(settings("10.0", false, true));
    assertThat(bob.get(SETTINGS).body(200)).isEqualTo(settings("10.0", false, true));
  }

  @Test
  void changesAtOnceOfDifferentFieldsAreAllKept() throws Exception {
    for (int round = 0; round < 5; round++) {
      clear();
      List<Callable<ApiAnswer>> changes =
          List.of(
              () -> threshold("7"),
              () -> ann.put(SETTINGS, "{\"shrinkflation_enabled\": false}"),
              () -> ann.put(SETTINGS, "{\"email_notifications\": true}"));
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(threads.invokeAll(changes))
            .extracting(Future::resultNow)
            .extracting(ApiAnswer::status)
            .containsOnly(200);
      }
      assertThat(ann.get(SETTINGS).body(200)).isEqualTo(settings("7.0", false, true));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0", "0.01, 0.01", "5.000, 5.0", "1e2, 100.0", "1000.00, 1000.0"})
  void thresholdsAreExact(String sent, String got) {
    assertThat(threshold(sent).body(200)).isEqualTo(settings(got, true, false));
    assertThat(ann.get(SETTINGS).body(200)).isEqualTo(settings(got, true, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"price_increase_threshold_pct\": -0.01} | price_increase_threshold_pct range",
        "{\"price_increase_threshold_pct\": 1000.01} | price_increase_threshold_pct range",
        "{\"price_increase_threshold_pct\": 1.001} | price_increase_threshold_pct range",
        "{\"price_increase_threshold_pct\": null} | price_increase_threshold_pct type",
        "{\"price_increase_threshold_pct\": \"5\"} | price_increase_threshold_pct type",
        "{\"shrinkflation_enabled\": null} | shrinkflation_enabled type",
        "{\"shrinkflation_enabled\": 1, \"email_notifications\": \"no\"}"
            + " | shrinkflation_enabled type, email_notifications type",
        "7 | body type"
      })
  void badSettingsAreRefusedFieldByField(String body, String fields) {
    assertThat(ann.put(SETTINGS, body).badFields()).isEqualTo(List.of(fields.split(", ")));
    assertThat(ann.get(SETTINGS).body(200)).isEqualTo(settings("5.0", true, false));
  }

  @Test
  void settingsThatAreNotJsonAreRefused() {
    assertThat(ann.put(SETTINGS, "").body(400)).contains("BAD_REQUEST");
    assertThat(ann.put(SETTINGS, "{]").body(400)).contains("BAD_REQUEST");
    assertThat(ann.with("Content-Type", "text/xml").put(SETTINGS, "{}").body(415))
        .contains("UNSUPPORTED_MEDIA_TYPE");
    assertThat(ann.delete(SETTINGS).header("Allow")).isEqualTo("GET, PUT");
  }

  @Test
  void nobodyHasNoSettings() {
    assertThat(service.anonymous().get(SETTINGS).body(401)).contains("UNAUTHORIZED");
    assertThat(service.anonymous().put(SETTINGS, "{").body(401)).contains("UNAUTHORIZED");
  }

  private ApiAnswer threshold(String percent) {
    return ann.put(SETTINGS, "{\"price_increase_threshold_pct\": %s}".formatted(percent));
  }

  private static String settings(String threshold, boolean shrinkflation, boolean email) {
    return ("{\"price_increase_threshold_pct\":%s,\"shrinkflation_enabled\":%s,"
            + "\"email_notifications\":%s}")
        .formatted(threshold, shrinkflation, email);
  }
}
