package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.stores.CredentialRotation;
import com.cartsnitch.stores.RotationResult;
import com.cartsnitch.stores.RotationSettings;
import com.cartsnitch.testing.CommandRun;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.Skip;
import com.cartsnitch.testing.TestData;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of src/docs/operations.md that back up and restore, as they stand there. Skipped
 * where PostgreSQL's tools are missing or older than the embedded server, which pg_dump refuses; to
 * run it there, give the server a version that they know:
 * -Dembedded-postgres-binaries.version=15.18.0.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupRestoreIT {
  private static final Path PAGE = Path.of("src", "docs", "operations.md");
  private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String RESTORED = "restored";
  private static final Secret OLD = new Secret("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=");
  private static final Secret NEW = new Secret("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
  // the example of the Fernet specification, under the old key
  private static final String CREDENTIALS =
      "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64j"
          + "VmpU4IwqDA==";

  private static final String TABLES =
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";

  private final TestDatabase database = TestDatabase.migrated();
  @TempDir private Path folder;

  @BeforeAll
  void fill() {
    database.ownedBy("cartsnitch");
    TestData data = new TestData(database);
    UUID store = data.store("Kroger");
    UUID product = data.product("Eggs, grade A", "dairy");
    data.observe(product, store, "2026-01-31", "2.99");
    data.observe(product, store, "2026-02-01", "3.49");
    database.execute("INSERT INTO users (id, email) VALUES ('ann', 'ann@example.com')");
    database.execute(
        "INSERT INTO user_store_accounts (user_id, store_id, session_data) VALUES ('ann', ?, ?)",
        store,
        CREDENTIALS);
  }

  @AfterAll
  void close() {
    database.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(RESTORED));
    database.close();
  }

  @Test
  void theDocumentedCommandsBringEveryRowBackAndTheKeyOfTheTimeReadsTheCredentials()
      throws Exception {
    Skip.unless(toolsKnowTheServer(), "PostgreSQL's tools are missing, or older than the server");
    DatabaseSettings original = database.settings();
    run(commandsWith("pg_dump ") + commandsWith("psql \"$ADMIN\""));
    DatabaseSettings restored = restored();
    assertThat(contents(restored)).isEqualTo(contents(original)).containsKey("current_prices");
    assertThat(rotate(restored, NEW)).isEqualTo(new RotationResult(0, 0, 1));
    assertThat(rotate(restored, NEW, OLD)).isEqualTo(new RotationResult(1, 0, 0));
  }

  private boolean toolsKnowTheServer() throws Exception {
    for (String tool : List.of("pg_dump", "pg_restore", "psql")) {
      if (!CommandRun.isInstalled(tool)) {
        return false;
      }
    }
    CommandRun version = CommandRun.of(folder, Map.of(), LIMIT, "pg_dump", "--version");
    int server = Integer.parseInt(database.rows("SHOW server_version_num").getFirst()) / 10_000;
    return MAJOR
        .matcher(version.output())
        .results()
        .anyMatch(found -> Integer.parseInt(found.group(1)) >= server);
  }

  /** The block of the page that has these words, without what asks Kubernetes. */
  private static String commandsWith(String words) throws IOException {
    String[] blocks = Files.readString(PAGE).split("```\n", -1);
    for (int i = 1; i < blocks.length; i += 2) {
      if (blocks[i].contains(words)) {
        return blocks[i].lines().filter(line -> !line.startsWith("kubectl ")).toList().stream()
            .reduce("", (all, line) -> all + line + "\n");
      }
    }
    throw new AssertionError("%s has no commands with %s".formatted(PAGE, words));
  }

  private void run(String commands) throws IOException, InterruptedException, TimeoutException {
    URI original = address(database.settings());
    Map<String, String> urls =
        Map.of(
            "URL",
                "postgresql://postgres@localhost:%d%s"
                    .formatted(original.getPort(), original.getPath()),
            "ADMIN", "postgresql://postgres@localhost:%d/postgres".formatted(original.getPort()),
            "NEW",
                "postgresql://cartsnitch@localhost:%d/%s".formatted(original.getPort(), RESTORED));
    CommandRun run = CommandRun.of(folder, urls, LIMIT, "bash", "-euxc", commands);
    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  private DatabaseSettings restored() {
    return TestSettings.database(address(database.settings()).getPort(), RESTORED);
  }

  private static URI address(DatabaseSettings settings) {
    return URI.create(settings.url().substring("jdbc:".length()));
  }

  private static RotationResult rotate(DatabaseSettings settings, Secret... keys)
      throws SQLException {
    RotationSettings rotation = new RotationSettings(settings, List.of(keys));
    return new CredentialRotation(rotation, new QuietProgress()).run();
  }

  /** Of every table the number of its rows and a sum over them. */
  private static Map<String, String> contents(DatabaseSettings settings) throws SQLException {
    Map<String, String> contents = new TreeMap<>();
    try (Connection connection = CommandConnection.open(settings);
        Statement statement = connection.createStatement();
        ResultSet tables = statement.executeQuery(TABLES)) {
      while (tables.next()) {
        contents.put(tables.getString(1), sum(connection, tables.getString(1)));
      }
    }
    return contents;
  }

  private static String sum(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet sum =
            statement.executeQuery(
                """
                SELECT concat(count(*), ' ',
                  md5(string_agg(CAST(t AS text), ',' ORDER BY CAST(t AS text))))
                FROM %s t
                """
                    .formatted(table))) {
      sum.next();
      return sum.getString(1);
    }
  }
}
