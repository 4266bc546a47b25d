package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is refused beside the sums of {@link ChartBudgetTest}, with the numbers or names. */
@NeedsHelm
class ChartRefusalTest {

  @ParameterizedTest
  @CsvSource({
    "startupProbe.failureThreshold, 22, 'startup budget is 44 s (startupProbe.periodSeconds 2 x"
        + " failureThreshold 22), but the worst start takes 45 s: startupProbe.worstStartSeconds"
        + " 40 + config.database.loginTimeoutSeconds 3 + 2'",
    "startupProbe.worstStartSeconds, 56, 'the worst start takes 61 s'",
    "progressDeadlineSeconds, 65, 'progressDeadlineSeconds is 65, but a pod may take 65 s to count"
        + " as available: startup budget 60 + minReadySeconds 5'",
    "config.database.connectTimeoutSeconds, 4, 'connectTimeoutSeconds 4 is longer than"
        + " loginTimeoutSeconds 3'",
    "config.database.socketTimeoutSeconds, 11, 'socketTimeoutSeconds is 11, but must be at least"
        + " statementTimeoutSeconds 10 + 2'",
    "config.shutdownGraceSeconds, 11, 'shutdownGraceSeconds is 11, but must be at least"
        + " config.database.statementTimeoutSeconds 10 + 2'",
    "config.requestTimeoutSeconds, 40, 'requestTimeoutSeconds is 40, but must be more than"
        + " config.database.poolTimeoutSeconds 30 + statementTimeoutSeconds 10'",
    "config.adminPort, 8000, 'config.port and config.adminPort are both 8000'",
    "httpRoute.requestTimeoutSeconds, 45, 'httpRoute.requestTimeoutSeconds is 45, but must be more"
        + " than config.requestTimeoutSeconds 45'",
    "database.pgbouncer, true, 'migration.database.existingSecret is empty'",
    "autoscaling.maxReplicas, 8, 'need 102 connections'",
    "autoscaling.maxReplicas, 1, 'autoscaling.minReplicas 2 is more than autoscaling.maxReplicas"
        + " 1'",
    "resources.requests.cpu, null, 'autoscaling aims at 70 % of resources.requests.cpu, which is"
        + " not set'",
    "ingress.hosts, null, 'missing propert'",
    "ingress.enabled, true, 'ingress.hosts is empty'",
    "networkPolicy.enabled, true, 'database is configured, but networkPolicy.egress.database.peers"
        + " is empty'",
    "extraVolumes[0].name, tmp, 'extraVolumes names a volume tmp'",
    "extraVolumeMounts[0].mountPath, /tmp/, 'extraVolumeMounts mounts more at /tmp/'",
    "extraVolumeMounts[0].mountPath, /etc/cartsnitch/x, 'mounts more at /etc/cartsnitch/x'"
  })
  void isToldWhy(String key, String value, String reason) {
    Chart chart = Chart.withDefaults();
    if (key.startsWith("autoscaling") || key.startsWith("resources")) {
      chart = chart.set("autoscaling.enabled", true);
    } else if (key.startsWith("httpRoute")) {
      chart = chart.set("httpRoute.enabled", true).set("httpRoute.parentRefs[0].name", "gateway");
    } else if (key.startsWith("extraVolumeMounts")) {
      chart = chart.set("extraVolumeMounts[0].name", "more");
    } else if (key.startsWith("extraVolumes")) {
      chart = chart.set("extraVolumes[0].emptyDir.medium", "Memory");
    }
    assertThat(chart.set(key, value).refusal()).contains(reason);
  }

  @Test
  void theLimitItselfIsAccepted() {
    Chart chart = Chart.withDefaults();
    chart.set("startupProbe.worstStartSeconds", 55).render();
    chart.set("progressDeadlineSeconds", 66).render();
    chart.set("config.requestTimeoutSeconds", 41).render();
    chart.set("autoscaling.enabled", true).set("autoscaling.maxReplicas", 7).render();
    // with autoscaling, replicaCount says nothing
    chart.set("autoscaling.enabled", true).set("replicaCount", 100).render();
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void uatAndProdTakeNoTag(String environment) {
    Chart chart = Chart.in(environment).set("image.digest", "").set("image.tag", "dev-1");
    assertThat(chart.refusal()).contains("environment is " + environment, "the tag dev-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void uatAndProdTakeNoDemoData(String environment) {
    assertThat(Chart.in(environment).set("seed.enabled", true).refusal())
        .contains("environment is " + environment, "seed.enabled is true");
  }

  @ParameterizedTest
  @CsvSource({
    "secrets.values.serviceKey, development-only-service-key-of-cartsnitch",
    "secrets.values.fernetKey, Y2FydHNuaXRjaC1kZXZlbG9wbWVudC1vbmx5LWtleSE=",
    "secrets.values.jwtSecretKey, a-key-which-is-development-only-and-long",
    "database.url, postgresql://cartsnitch:cartsnitch@postgresql:5432/cartsnitch"
  })
  void uatAndProdTakeNoSecretOfDevelopment(String key, String value) {
    for (String environment : new String[] {"uat", "prod"}) {
      assertThat(Chart.in(environment).set(key, value).refusal())
          .contains("environment is " + environment, key + " is one for development")
          .doesNotContain(value);
    }
    Chart.in("dev").set(key, value).render();
  }

  @ParameterizedTest
  @CsvSource({
    "secrets.values.serviceKey, change-me-in-production-0123456789",
    "secrets.values.jwtSecretKey, CHANGE_THIS-0123456789-0123456789",
    "secrets.values.authSecret, placeholder-0123456789-0123456789",
    "database.url, postgresql://ann:changeme@postgresql:5432/shop",
    "redis.url, redis://:change-me@redis:6379/0"
  })
  void nobodyTakesAPlaceholder(String key, String value) {
    assertThat(Chart.in("dev").set(key, value).refusal())
        .contains(key + " is a placeholder")
        .doesNotContain(value);
  }

  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL_URL",
    "DATABASE_URL",
    "CARTSNITCH_RATE_LIMIT_ENABLED",
    "CARTSNITCH_SMTP_URL"
  })
  void settingsThatBypassTheValues(String name) {
    assertThat(Chart.withDefaults().set("extraEnv[0].name", name).refusal())
        .contains("extraEnv sets " + name);
  }
}
