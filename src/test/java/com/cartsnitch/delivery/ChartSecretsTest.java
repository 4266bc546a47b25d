package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where secrets come from, and what is added to the database's URL. */
@NeedsHelm
class ChartSecretsTest {
  private static final String DATABASE_URL = "CARTSNITCH_DATABASE_URL";
  private static final String ADDRESS = "postgresql://ann:b@postgresql:5432/shop";

  @Test
  void whatIsWrittenInValuesGoesIntoASecretOfTheChart() {
    Manifests manifests = Chart.withEverything().render();
    YamlNode data = manifests.named("Secret", "cartsnitch").at("stringData");
    assertThat(data.keys())
        .containsExactlyInAnyOrder("database-url", "redis-url", "serviceKey", "smtpUrl");
    Map<String, String> env = Manifests.secretEnv(manifests.deployedContainer());
    assertThat(env)
        .containsEntry(DATABASE_URL, "cartsnitch/database-url")
        .containsEntry("CARTSNITCH_REDIS_URL", "cartsnitch/redis-url")
        .containsEntry("CARTSNITCH_SERVICE_KEY", "cartsnitch/serviceKey")
        .containsEntry("CARTSNITCH_SMTP_URL", "cartsnitch/smtpUrl")
        .containsEntry("CARTSNITCH_FERNET_KEY", "cartsnitch-secrets/fernet-key");
    assertThat(manifests.settings().toString()).doesNotContain("secret-of-a-test");
  }

  @Test
  void theMigrationBringsItsOwnSecretAndTakesItAway() {
    Manifests manifests = Chart.withEverything().render();
    YamlNode secret = manifests.named("Secret", "cartsnitch-migrate");
    assertThat(secret.at("stringData").keys()).containsExactly("database-url");
    YamlNode annotations = secret.at("metadata", "annotations");
    assertThat(annotations.at("helm.sh/hook").text()).isEqualTo("pre-install,pre-upgrade");
    assertThat(annotations.at("helm.sh/hook-weight").text()).isEqualTo("-5");
    assertThat(annotations.at("helm.sh/hook-delete-policy").text())
        .isEqualTo("before-hook-creation,hook-succeeded");
    assertThat(Manifests.secretEnv(manifests.migrationContainer()))
        .isEqualTo(Map.of(DATABASE_URL, "cartsnitch-migrate/database-url"));
  }

  @Test
  void theMigrationMayHaveARoleOfItsOwn() {
    Manifests manifests =
        Chart.withEverything().set("migration.database.existingSecret", "owner").render();
    assertThat(Manifests.secretEnv(manifests.migrationContainer()))
        .isEqualTo(Map.of("POSTGRESQL_URL", "owner/url"));
    assertThat(manifests.all("Secret")).hasSize(1);
    Manifests plain =
        Chart.withDefaults()
            .set("migration.database.existingSecret", "owner")
            .set("migration.database.existingSecretKey", "uri")
            .render();
    assertThat(Manifests.secretEnv(plain.migrationContainer()))
        .isEqualTo(Map.of(DATABASE_URL, "owner/uri"));
    assertThat(Manifests.secretEnv(plain.deployedContainer()))
        .containsEntry(DATABASE_URL, "cartsnitch-database/url");
  }

  @Test
  void theSeedUsesTheServicesOwnDatabase() {
    YamlNode seed = Chart.withEverything().render().named("Job", "cartsnitch-seed");
    YamlNode container = seed.at("spec", "template", "spec", "containers", 0);
    assertThat(container.at("args").children())
        .extracting(YamlNode::text)
        .containsExactly("seed", "--scale", "0.1");
    assertThat(Manifests.secretEnv(container))
        .isEqualTo(Map.of(DATABASE_URL, "cartsnitch/database-url"));
    assertThat(seed.at("metadata", "annotations", "helm.sh/hook").text()).isEqualTo("post-install");
  }

  @Test
  void pgbouncerIsToldOfInTheUrlAndTheMigrationGoesPastIt() {
    Chart chart =
        Chart.withDefaults()
            .set("database.pgbouncer", true)
            .set("migration.database.existingSecret", "direct");
    Manifests manifests = chart.render();
    YamlNode container = manifests.deployedContainer();
    assertThat(Manifests.secretEnv(container))
        .containsEntry("POSTGRESQL_URL", "cartsnitch-database/url");
    assertThat(Manifests.literalEnv(container))
        .containsEntry(DATABASE_URL, "$(POSTGRESQL_URL)?prepareThreshold=0");
    assertThat(Manifests.secretEnv(manifests.migrationContainer()))
        .isEqualTo(Map.of(DATABASE_URL, "direct/url"));
    chart.set("migration.enabled", false).set("migration.database.existingSecret", "").render();
  }

  @Test
  void theVariableThatIsReferredToComesFirst() {
    YamlNode env =
        Chart.withDefaults()
            .set("database.ca.existingSecret", "ca")
            .render()
            .deployedContainer()
            .at("env");
    assertThat(env.at(0, "name").text()).isEqualTo("POSTGRESQL_URL");
    assertThat(env.at(1, "name").text()).isEqualTo(DATABASE_URL);
  }

  @Test
  void theAuthorityOfTheDatabaseIsMountedAndDemanded() {
    Manifests manifests =
        Chart.withDefaults()
            .set("database.ca.existingSecret", "postgresql-ca")
            .set("database.ca.key", "root.pem")
            .render();
    for (YamlNode container :
        new YamlNode[] {manifests.deployedContainer(), manifests.migrationContainer()}) {
      assertThat(Manifests.literalEnv(container))
          .containsEntry(
              DATABASE_URL,
              "$(POSTGRESQL_URL)?sslmode=verify-full"
                  + "&sslrootcert=/etc/cartsnitch/database-ca/root.pem");
      assertThat(container.at("volumeMounts", 1, "mountPath").text())
          .isEqualTo("/etc/cartsnitch/database-ca");
    }
    YamlNode volume = manifests.pod("Deployment cartsnitch").at("volumes", 1, "secret");
    assertThat(volume.at("secretName").text()).isEqualTo("postgresql-ca");
    assertThat(volume.at("items", 0, "path").text()).isEqualTo("root.pem");
  }

  @ParameterizedTest
  @CsvSource({
    "'', postgresql://ann:b@postgresql:5432/shop?prepareThreshold=0",
    "?currentSchema=a, postgresql://ann:b@postgresql:5432/shop?currentSchema=a&prepareThreshold=0"
  })
  void aUrlInValuesKeepsItsQuery(String query, String expected) {
    Manifests manifests =
        Chart.withDefaults()
            .set("database.url", ADDRESS + query)
            .set("database.pgbouncer", true)
            .set("migration.enabled", false)
            .render();
    assertThat(manifests.one("Secret").at("stringData", "database-url").text()).isEqualTo(expected);
  }

  @Test
  void theAuthorityOfRedisIsMountedAndNamed() {
    Manifests manifests =
        Chart.withDefaults()
            .set("redis.existingSecret", "cache")
            .set("redis.ca.existingSecret", "redis-ca")
            .render();
    assertThat(manifests.settings())
        .containsEntry("CARTSNITCH_REDIS_CA_FILE", "/etc/cartsnitch/redis-ca/ca.crt");
    assertThat(manifests.deployedContainer().at("volumeMounts", 1, "mountPath").text())
        .isEqualTo("/etc/cartsnitch/redis-ca");
    // what is half-configured would stop the migration
    assertThat(Manifests.literalEnv(manifests.migrationContainer()))
        .containsEntry("CARTSNITCH_REDIS_CA_FILE", "");
  }

  @Test
  void aChangedSecretRestartsThePods() {
    Chart chart = Chart.withEverything();
    YamlNode before = annotations(chart);
    YamlNode after = annotations(chart.set("secrets.values.serviceKey", "another-key-0123456789"));
    assertThat(after.at("checksum/secret")).isNotEqualTo(before.at("checksum/secret"));
    assertThat(after.at("checksum/config")).isEqualTo(before.at("checksum/config"));
    assertThat(before.at("cartsnitch.com/secret-revision").text()).isEqualTo("7");
  }

  private static YamlNode annotations(Chart chart) {
    return chart.render().one("Deployment").at("spec", "template", "metadata", "annotations");
  }
}
