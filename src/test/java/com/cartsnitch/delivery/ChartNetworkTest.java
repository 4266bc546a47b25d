package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may talk to the pods, and whom they may talk to. */
@NeedsHelm
class ChartNetworkTest {
  private static final String DATABASE =
      "networkPolicy.egress.database.peers[0].podSelector.matchLabels.app";

  private static Chart fenced() {
    return Chart.withDefaults().set("networkPolicy.enabled", true).set(DATABASE, "postgresql");
  }

  private static List<String> egress(Manifests manifests, String policy) {
    YamlNode rules = manifests.named("NetworkPolicy", policy).at("spec", "egress");
    return rules.children().stream().map(ChartNetworkTest::rule).toList();
  }

  private static String rule(YamlNode rule) {
    assertThat(rule.at("to").children()).isNotEmpty();
    return rule.at("to").value() + " " + rule.at("ports").value();
  }

  @Test
  void podsReachTheNameServersAndTheDatabaseAndNothingElse() {
    Manifests manifests = fenced().render();
    String dns =
        "[{namespaceSelector={matchLabels={kubernetes.io/metadata.name=kube-system}},"
            + " podSelector={matchLabels={k8s-app=kube-dns}}}]"
            + " [{protocol=TCP, port=53}, {protocol=UDP, port=53}]";
    String database = "[{podSelector={matchLabels={app=postgresql}}}] [{protocol=TCP, port=5432}]";
    assertThat(egress(manifests, "cartsnitch")).containsExactly(dns, database);
    assertThat(egress(manifests, "cartsnitch-jobs")).containsExactly(dns, database);
    for (YamlNode policy : manifests.all("NetworkPolicy")) {
      assertThat(policy.at("spec", "policyTypes").value()).isEqualTo(List.of("Ingress", "Egress"));
    }
  }

  @Test
  void everyConfiguredHostHasItsRule() {
    Manifests manifests = Chart.withEverything().render();
    assertThat(egress(manifests, "cartsnitch"))
        .hasSize(6)
        .anyMatch(rule -> rule.contains("app=redis-node") && rule.contains("port=6380"))
        .anyMatch(rule -> rule.contains("app=redis") && rule.contains("port=6379"))
        .anyMatch(rule -> rule.contains("cidr=192.0.2.0/24") && rule.contains("port=587"))
        .anyMatch(rule -> rule.contains("app=receiptwitness") && rule.contains("port=8001"));
    assertThat(egress(manifests, "cartsnitch-jobs")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "redis.existingSecret, cache, redis is configured, redis",
    "redis.url, redis://redis:6379/0, redis is configured, redis",
    "secrets.keys.smtpUrl, smtp-url, secrets.keys.smtpUrl is configured, smtp",
    "config.receiptWitnessUrl, http://r:8001, config.receiptWitnessUrl is configured,"
        + " receiptWitness"
  })
  void aConfiguredHostNeedsAPeer(String key, String value, String reason, String peer) {
    Chart chart = fenced().set("config.mailFrom", "a@example.org").set(key, value);
    assertThat(chart.refusal())
        .contains(reason, "networkPolicy.egress." + peer + ".peers is empty");
    chart.set("networkPolicy.egress." + peer + ".peers[0].ipBlock.cidr", "192.0.2.1/32").render();
    chart.set("networkPolicy.enabled", false).render();
  }

  @Test
  void nobodyInParticularWouldBeEverybody(@TempDir Path folder) throws IOException {
    assertThat(withEgress("more: [{peers: [], port: 443}]", folder).refusal())
        .contains("networkPolicy.egress.more has port 443");
  }

  @Test
  void thePortIsThatOfTheUrl() {
    Chart chart = fenced().set("database.url", "postgresql://ann:b@postgresql:6432/shop");
    assertThat(chart.refusal())
        .contains("networkPolicy.egress.database.port is 5432", "configured there says 6432");
    chart.set("networkPolicy.egress.database.port", 6432).render();
    fenced().set("database.url", "postgresql://ann:b@postgresql/shop").render();
  }

  @Test
  void withoutNameServersNothingIsReached(@TempDir Path folder) throws IOException {
    assertThat(withEgress("dns: {peers: []}", folder).refusal())
        .contains("networkPolicy.egress.dns.peers is empty");
  }

  /** {@code --set} has no empty list. */
  private static Chart withEgress(String yaml, Path folder) throws IOException {
    Path file = folder.resolve("values.yaml");
    return fenced().file(Files.writeString(file, "networkPolicy: {egress: {" + yaml + "}}\n"));
  }

  @Test
  void whoReadsMetricsNeedsAPeer() {
    Chart chart = fenced().set("serviceMonitor.enabled", true);
    assertThat(chart.refusal()).contains("networkPolicy.ingress.admin is empty", "port 9000");
    chart.set("networkPolicy.ingress.admin[0].podSelector.matchLabels.app", "prometheus").render();
  }

  @Test
  void everybodyUsesTheApiUnlessPeersAreNamedAndNobodyTheAdminPort() {
    YamlNode open = fenced().render().named("NetworkPolicy", "cartsnitch").at("spec", "ingress");
    assertThat(open.children()).hasSize(1);
    assertThat(open.at(0, "from").exists()).isFalse();
    assertThat(open.at(0, "ports", 0, "port").text()).isEqualTo("http");
    Manifests everything = Chart.withEverything().render();
    YamlNode named = everything.named("NetworkPolicy", "cartsnitch").at("spec", "ingress");
    assertThat(named.at(1, "ports", 0, "port").text()).isEqualTo("admin");
    assertThat(named.at(1, "from").children()).isNotEmpty();
    YamlNode test = named.at(0, "from", 0, "podSelector", "matchLabels");
    YamlNode labels = everything.one("Pod").at("metadata", "labels");
    assertThat(test.keys()).isNotEmpty().allMatch(key -> test.at(key).equals(labels.at(key)));
    assertThat(named.at(0, "from").children()).hasSize(2);
  }

  @Test
  void theJobsPolicyComesBeforeThemAndGoesWithThem() {
    YamlNode annotations =
        fenced().render().named("NetworkPolicy", "cartsnitch-jobs").at("metadata", "annotations");
    assertThat(annotations.at("helm.sh/hook").text()).isEqualTo("pre-install,pre-upgrade");
    assertThat(annotations.at("helm.sh/hook-weight").text()).isEqualTo("-10");
    assertThat(annotations.at("helm.sh/hook-delete-policy").text())
        .isEqualTo("before-hook-creation,hook-succeeded");
    Chart seeded = fenced().set("seed.enabled", true).set("migration.enabled", false);
    YamlNode policy = seeded.render().named("NetworkPolicy", "cartsnitch-jobs");
    assertThat(policy.at("metadata", "annotations", "helm.sh/hook").text())
        .isEqualTo("post-install");
    assertThat(fenced().set("migration.enabled", false).render().all("NetworkPolicy")).hasSize(1);
  }

  @Test
  void thePoliciesSelectThePodsTheyMean() {
    Manifests manifests = Chart.withEverything().render();
    YamlNode api = manifests.named("NetworkPolicy", "cartsnitch").at("spec", "podSelector");
    assertThat(api.at("matchLabels"))
        .isEqualTo(manifests.one("Deployment").at("spec", "selector", "matchLabels"));
    YamlNode jobs = manifests.named("NetworkPolicy", "cartsnitch-jobs").at("spec", "podSelector");
    YamlNode components = jobs.at("matchExpressions", 0, "values");
    for (YamlNode job : manifests.all("Job")) {
      YamlNode labels = job.at("spec", "template", "metadata", "labels");
      assertThat(components.children()).contains(labels.at("app.kubernetes.io/component"));
    }
  }
}
