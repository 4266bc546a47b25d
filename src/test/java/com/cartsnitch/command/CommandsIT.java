package com.cartsnitch.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.testing.FreePort;
import com.cartsnitch.testing.RunningService;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsIT {
  private static final String FERNET_KEY =
      TestSettings.SECRETS.getOrDefault("CARTSNITCH_FERNET_KEY", "");

  @TempDir private Path folder;

  @Test
  void checkConfigShowsWhatIsInForceAndNoSecret() throws Exception {
    Files.writeString(folder.resolve("application.yaml"), "cartsnitch:\n  db-pool-size: 7\n");
    ChildProcess command =
        run(
            withSecrets(
                Map.of(
                    "CARTSNITCH_DATABASE_URL", "postgres://ann:s3same@db/shop",
                    "CARTSNITCH_REDIS_URL", "redis://:s3same@cache",
                    "CARTSNITCH_PROT", "s3same")),
            "check-config");
    assertThat(command.exitCode()).isZero();
    assertThat(command.err()).doesNotContain("s3same");
    assertThat(command.out())
        .doesNotContain("s3same")
        .containsPattern("CARTSNITCH_DATABASE_URL +postgresql://ann:\\*{8}@db/shop\n")
        .containsPattern("CARTSNITCH_REDIS_URL +redis://:\\*{8}@cache:6379/0\n")
        .doesNotContain(TestSettings.SECRETS.values())
        .containsPattern("CARTSNITCH_SERVICE_KEY +\\*{8}\n")
        .containsPattern("CARTSNITCH_FERNET_KEY +\\*{8}\n")
        .containsPattern("CARTSNITCH_JWT_SECRET_KEY +\\*{8}\n")
        .containsPattern("CARTSNITCH_DB_POOL_SIZE +7\n")
        .containsPattern("CARTSNITCH_PORT +8000  \\(default\\)\n")
        .contains("warning: CARTSNITCH_PROT is not a setting: was CARTSNITCH_PORT meant?");
  }

  @Test
  void everyProblemIsOneLineAndNothingIsTried() throws Exception {
    Map<String, String> wrong =
        withSecrets(
            Map.of(
                "CARTSNITCH_PORT", "tcp://10.0.0.7:8000",
                "CARTSNITCH_DATABASE_URL", "postgres://ann:s3same@db",
                "CARTSNITCH_DB_POOL_SIZE", "0"));
    for (String name : new String[] {"check-config", "serve", "migrate", "healthcheck"}) {
      ChildProcess command = run(wrong, name);
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.out()).isEmpty();
      assertThat(command.err().lines())
          .hasSize(3)
          .allMatch(line -> line.matches("CARTSNITCH_[A-Z_]+: .+"))
          .noneMatch(line -> line.contains("s3same"))
          .anyMatch(line -> line.contains("enableServiceLinks: false"));
    }
  }

  @Test
  void onlyTheServiceDemandsItsSecrets() throws Exception {
    for (String name : new String[] {"check-config", "serve"}) {
      ChildProcess command = run(Map.of("CARTSNITCH_REDIS_URL", ""), name);
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.err().lines())
          .hasSize(3)
          .anyMatch(line -> line.startsWith("CARTSNITCH_SERVICE_KEY: "))
          .anyMatch(line -> line.startsWith("CARTSNITCH_JWT_SECRET_KEY: "))
          .anyMatch(line -> line.startsWith("CARTSNITCH_FERNET_KEY: "));
    }
  }

  @Test
  void migrateBringsAnEmptyDatabaseUpAndThenDoesNothing() throws Exception {
    try (TestDatabase database = TestDatabase.empty()) {
      int newest = Migrations.requiredRevision();
      for (int applied : new int[] {newest, 0}) {
        ChildProcess command = run(environment(database), "migrate");
        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out())
            .contains(
                "The schema is at revision %d; %d migrations were applied."
                    .formatted(newest, applied));
      }
    }
  }

  @Test
  void migrateSaysInOneLineWhyItDidNothing() throws Exception {
    try (TestDatabase database = TestDatabase.empty()) {
      database.execute("CREATE TABLE alembic_version (version_num TEXT)");
      assertFailedInOneLine(run(environment(database), "migrate"), "another tool");
    }
    int nobody = FreePort.find();
    String url = "postgres://ann:s3same@127.0.0.1:%d/shop".formatted(nobody);
    assertFailedInOneLine(run(Map.of("DATABASE_URL", url), "migrate"), "database");
  }

  @Test
  void seedFillsAnEmptyDatabaseOnceAndNoOther() throws Exception {
    try (TestDatabase database = TestDatabase.migrated()) {
      String[] seed = {"seed", "--scale", "0.1", "--until", "2026-03-15"};
      for (String begin :
          new String[] {"There are now", "Nothing was changed; there were already"}) {
        ChildProcess command = run(environment(database), seed);
        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out())
            .contains(
                begin
                    + " 50 users, 50 products, 500 receipts with 2500 lines and 5000 price"
                    + " observations.");
      }
      assertFailedInOneLine(
          run(environment(database), "seed", "--seed", "2"), "--force-database names it");
      Map<String, String> prod = new HashMap<>(environment(database));
      prod.put("CARTSNITCH_ENVIRONMENT", "prod");
      assertFailedInOneLine(run(prod, seed), "--force-environment names it");
      ChildProcess wrong = run(environment(database), "seed", "--scale", "0");
      assertThat(wrong.exitCode()).isEqualTo(2);
      assertThat(wrong.err()).contains("--scale must be more than 0").doesNotContain("\tat ");
    }
  }

  @Test
  void rotateCredentialsNeedsItsKeyAndSaysWhatItCouldNotRead() throws Exception {
    try (TestDatabase database = TestDatabase.migrated()) {
      Map<String, String> environment = new HashMap<>(environment(database));
      assertThat(run(environment, "rotate-credentials").exitCode()).isEqualTo(2);
      environment.put("CARTSNITCH_FERNET_KEY", FERNET_KEY);
      ChildProcess empty = run(environment, "rotate-credentials");
      assertThat(empty.exitCode()).as(empty.err()).isZero();
      assertThat(empty.out()).contains("0 credentials were encrypted anew");
      database.execute("INSERT INTO users (id, email) VALUES ('ann', 'ann@example.com')");
      database.execute("INSERT INTO stores (name, slug) VALUES ('Kroger', 'kroger')");
      database.execute(
          "INSERT INTO user_store_accounts (user_id, store_id, session_data)"
              + " SELECT 'ann', id, 's3same' FROM stores");
      ChildProcess broken = run(environment, "rotate-credentials");
      assertThat(broken.exitCode()).isEqualTo(1);
      assertThat(broken.err() + broken.out()).contains("are left", "1 can't be read");
      assertThat(broken.err() + broken.out()).doesNotContain("s3same", FERNET_KEY);
    }
  }

  @Test
  void healthcheckTellsARunningServiceFromNone() throws Exception {
    try (RunningService service = new RunningService()) {
      awaitReady(service);
      Map<String, String> there = Map.of("CARTSNITCH_ADMIN_PORT", "" + service.adminPort());
      ChildProcess ready = run(there, "healthcheck");
      assertThat(ready.exitCode()).as(ready.err()).isZero();
      assertThat(ready.out()).contains("\"status\":\"ok\"", "\"database\":\"connected\"");
      ChildProcess live = run(there, "healthcheck", "--path", "/health/live");
      assertThat(live.out()).isEqualToIgnoringNewLines("{\"status\":\"ok\"}");
      assertThat(run(there, "healthcheck", "--path", "/nope").exitCode()).isEqualTo(1);
      String url = "http://localhost:%d/health".formatted(service.port());
      ChildProcess elsewhere = run(Map.of(), "healthcheck", "--url", url);
      assertThat(elsewhere.exitCode()).as(elsewhere.err()).isZero();
      assertThat(elsewhere.out()).contains("\"status\":\"ok\"");
      ChildProcess wrong = run(there, "healthcheck", "--path", "nope");
      assertThat(wrong.exitCode()).isEqualTo(2);
      assertThat(wrong.err())
          .contains("--path must begin with a slash")
          .doesNotContain("Exception", "\tat ");
    }
    Map<String, String> nobody = Map.of("CARTSNITCH_ADMIN_PORT", "" + FreePort.find());
    assertFailedInOneLine(run(nobody, "healthcheck"), "Nothing answers on port");
    String url = "http://localhost:%d/health".formatted(FreePort.find());
    assertFailedInOneLine(run(Map.of(), "healthcheck", "--url", url), "Nothing answers at " + url);
  }

  @Test
  void serveSaysInOneLineThatItsPortIsTaken() throws Exception {
    try (RunningService service = new RunningService()) {
      Map<String, String> taken =
          withSecrets(Map.of("CARTSNITCH_PORT", "" + service.port(), "CARTSNITCH_REDIS_URL", ""));
      ChildProcess command = run(taken, "serve");
      assertThat(command.exitCode()).isEqualTo(1);
      assertThat(command.err().lines().filter(line -> line.startsWith("Port ")))
          .containsExactly(
              "Port %d is in use: free it or choose another with CARTSNITCH_PORT"
                  .formatted(service.port()));
      assertThat(command.err() + command.out()).doesNotContain("\tat ");
    }
  }

  private ChildProcess run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return ChildProcess.run(folder, environment, arguments);
  }

  private static void assertFailedInOneLine(ChildProcess command, String part) {
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.err().lines()).hasSize(1).allMatch(line -> line.contains(part));
    assertThat(command.err() + command.out()).doesNotContain("s3same");
  }

  private static Map<String, String> withSecrets(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(TestSettings.SECRETS);
    all.putAll(environment);
    return all;
  }

  private static Map<String, String> environment(TestDatabase database) {
    DatabaseSettings settings = database.settings();
    return Map.of(
        "CARTSNITCH_DATABASE_URL",
        "%s?user=%s&password=%s"
            .formatted(settings.url(), settings.user(), settings.password().value()));
  }

  private static void awaitReady(RunningService service) throws Exception {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (service.get("/health/ready").statusCode() != 200 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }
}
