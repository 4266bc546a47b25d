package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The sums and inequalities of the health contract: that the defaults keep them, and who is
 * refused.
 */
@NeedsHelm
class ChartBudgetTest {
  private static final String HEALTH = "config.health.timeoutSeconds";

  @Test
  void aPodCanStopWithinItsGracePeriod() {
    Manifests manifests = Chart.withDefaults().render();
    Map<String, String> settings = manifests.settings();
    YamlNode container = manifests.deployedContainer();
    long stop =
        container.at("lifecycle", "preStop", "sleep", "seconds").number()
            + seconds(settings, "DRAIN_SECONDS")
            + 2 * seconds(settings, "SHUTDOWN_GRACE_SECONDS")
            + 2 * ApplicationFacts.ADMIN_GRACE
            + ApplicationFacts.CLOSING;
    assertThat(stop).isEqualTo(47);
    YamlNode pod = manifests.one("Deployment").at("spec", "template", "spec");
    assertThat(pod.at("terminationGracePeriodSeconds").number()).isEqualTo(60);
  }

  @Test
  void timeoutsAreInTheOrderThatTheApplicationDemands() {
    Map<String, String> settings = Chart.withDefaults().render().settings();
    long statement = seconds(settings, "DB_STATEMENT_TIMEOUT");
    assertThat(seconds(settings, "DB_CONNECT_TIMEOUT"))
        .isLessThanOrEqualTo(seconds(settings, "DB_LOGIN_TIMEOUT"));
    assertThat(statement + 2)
        .isLessThanOrEqualTo(seconds(settings, "DB_SOCKET_TIMEOUT"))
        .isLessThanOrEqualTo(seconds(settings, "SHUTDOWN_GRACE_SECONDS"));
    assertThat(seconds(settings, "DB_POOL_TIMEOUT") + statement)
        .isLessThan(seconds(settings, "REQUEST_TIMEOUT"));
  }

  @Test
  void thePoolsOfARolloutFitIntoTheDatabase() {
    Manifests manifests = Chart.withDefaults().render();
    YamlNode spec = manifests.one("Deployment").at("spec");
    long pods =
        spec.at("replicas").number() + spec.at("strategy", "rollingUpdate", "maxSurge").number();
    Map<String, String> settings = manifests.settings();
    long perPod = seconds(settings, "DB_POOL_SIZE") + seconds(settings, "DB_MAX_OVERFLOW") + 1;
    assertThat(pods * perPod + 3).isEqualTo(36).isLessThan(100 - 3);
  }

  private static long seconds(Map<String, String> settings, String name) {
    return Long.parseLong(settings.getOrDefault("CARTSNITCH_" + name, ""));
  }

  @Test
  void refusesAGracePeriodThatIsNotLongerThanTheStop() {
    Chart chart = Chart.withDefaults();
    assertThat(chart.set("terminationGracePeriodSeconds", 47).refusal())
        .contains("terminationGracePeriodSeconds is 47", "need 47 s", "2 x ", "Grace")
        .contains("preStopSleepSeconds 5", "drainSeconds 5", "shutdownGraceSeconds 15");
    chart.set("terminationGracePeriodSeconds", 48).render();
    assertThat(chart.set("config.shutdownGraceSeconds", 22).refusal()).contains("need 61 s");
    assertThat(chart.set("preStopSleepSeconds", 30).refusal()).contains("need 72 s");
  }

  @Test
  void withoutTheSleepThereIsNoHook() {
    Chart chart = Chart.withDefaults().set("preStopSleepSeconds", 0);
    assertThat(chart.render().deployedContainer().at("lifecycle").exists()).isFalse();
    assertThat(chart.set("terminationGracePeriodSeconds", 42).refusal()).contains("need 42 s");
  }

  @Test
  void refusesAProbeThatGivesUpBeforeTheAnswer() {
    Chart chart = Chart.withDefaults();
    assertThat(chart.set(HEALTH, "0.5").render().settings())
        .containsEntry("CARTSNITCH_HEALTH_TIMEOUT", "0.5");
    assertThat(chart.set("readinessProbe.timeoutSeconds", 1).set(HEALTH, "1.5").refusal())
        .contains("readinessProbe.timeoutSeconds is 1", "config.health.timeoutSeconds is 1.5");
    assertThat(chart.set(HEALTH, 2).refusal()).contains("timeoutSeconds is 2, but", "is 2:");
    chart.set(HEALTH, "1.9").render();
  }

  @Test
  void refusesPoolsThatDoNotFitIntoTheDatabase() {
    Chart chart = Chart.withDefaults();
    assertThat(chart.set("replicaCount", 8).refusal())
        .contains("need 102 connections", "has 97", "replicaCount 8", "maxSurge 1", "poolSize 5")
        .contains("maxOverflow 5", "+ 3 for the migration", "database.maxConnections 100");
    chart.set("replicaCount", 8).set("database.maxConnections", 105).render();
    assertThat(chart.set("database.maxConnections", 36).refusal()).contains("need 36", "has 33");
    chart.set("database.maxConnections", 39).render();
    assertThat(chart.set("config.database.maxOverflow", 20).set("replicaCount", 3).refusal())
        .contains("need 107 connections");
  }

  @Test
  void theMigrationCountsOnlyWhereItRuns() {
    Chart chart = Chart.withDefaults().set("database.maxConnections", 36);
    assertThat(chart.refusal()).contains("+ 3 for the migration");
    chart.set("migration.enabled", false).render();
  }

  @Test
  void refusesARolloutThatCannotReplaceAPod() {
    assertThat(Chart.withDefaults().set("strategy.rollingUpdate.maxSurge", 0).refusal())
        .contains("maxSurge and maxUnavailable are both 0");
  }

  @Test
  void refusesSettingsThatBypassTheValues() {
    for (String name :
        new String[] {
          "CARTSNITCH_DB_POOL_SIZE", "CARTSNITCH_DATABASE_URL", "CARTSNITCH_FERNET_KEY"
        }) {
      assertThat(Chart.withDefaults().set("extraEnv[0].name", name).refusal())
          .contains("extraEnv sets " + name);
    }
  }
}
