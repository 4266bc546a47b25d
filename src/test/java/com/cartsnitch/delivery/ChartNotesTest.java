package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What helm prints: the sums, and the risks of what was installed. */
@NeedsHelm
class ChartNotesTest {

  private static Chart careful() {
    return Chart.withDefaults()
        .set("image.digest", Chart.DIGEST)
        .set("redis.existingSecret", "cache")
        .set("networkPolicy.enabled", true)
        .set("networkPolicy.egress.database.peers[0].ipBlock.cidr", "192.0.2.1/32")
        .set("networkPolicy.egress.redis.peers[0].ipBlock.cidr", "192.0.2.2/32")
        .set("prometheusRule.enabled", true);
  }

  @Test
  void sayWhatWasBudgeted() {
    assertThat(Chart.withDefaults().notes())
        .contains("47 of 60 s to stop", "45 of 60 s to start")
        .contains("36 of 97 database connections");
  }

  @Test
  void sayNothingMoreWhereThereIsNoRisk() {
    String last = careful().notes().strip().lines().toList().getLast();
    assertThat(last).startsWith("Budgets:");
  }

  @ParameterizedTest
  @CsvSource({
    "replicaCount, 1, One replica",
    "image.digest, '', named by a tag",
    "redis.existingSecret, '', No Redis",
    "networkPolicy.enabled, false, No NetworkPolicy",
    "migration.enabled, false, is off",
    "seed.enabled, true, Demo data",
    "secrets.values.serviceKey, service-key-of-a-test-0123456789, Secrets are written in values",
    "prometheusRule.enabled, false, No alerts",
    "config.health.readinessIgnoresDatabase, true, stay ready while the database is away",
    "config.rateLimit.enabled, false, Rate limiting is off"
  })
  void nameTheRisk(String key, String value, String risk) {
    assertThat(careful().notes()).doesNotContain(risk);
    assertThat(careful().set(key, value).notes()).contains(risk);
  }

  @Test
  void nameTheRisksOfTheWayIn() {
    Chart open = careful().set("ingress.enabled", true).set("ingress.hosts[0]", "shop.example.org");
    assertThat(open.notes()).contains("config.trustedProxies is empty", "The Ingress has no TLS");
    Chart closed =
        open.set("config.trustedProxies[0]", "10.0.0.0/8").set("ingress.tls[0].secretName", "tls");
    assertThat(closed.notes()).doesNotContain("trustedProxies", "no TLS");
  }

  @Test
  void nameWhatPgbouncerNeeds() {
    Chart chart =
        careful()
            .set("database.pgbouncer", true)
            .set("migration.database.existingSecret", "direct");
    assertThat(chart.notes()).contains("ignore_startup_parameters = extra_float_digits, options");
  }
}
