package com.cartsnitch.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialRotationIT {
  private static final Secret NEW = new Secret("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
  private static final Secret OLD = new Secret("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=");

  private final TestDatabase database = TestDatabase.migrated();
  private final CredentialCipher now = new CredentialCipher(List.of(NEW));
  private final CredentialCipher before = new CredentialCipher(List.of(OLD));
  private QuietProgress progress = new QuietProgress();

  @BeforeEach
  void fill() {
    database.clear();
    database.execute("INSERT INTO stores (name, slug) VALUES ('Kroger', 'kroger')");
    progress = new QuietProgress();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void everyTokenEndsUpUnderTheFirstKeyWhateverItsForm() throws Exception {
    link("ann", before.encrypt("{\"a\":1}"));
    link("bob", "{\"encrypted\": \"%s\"}".formatted(before.encrypt("{\"b\":2}")));
    link("eve", now.encrypt("{\"e\":3}"));
    link("kim", null);
    String untouched = stored("eve");
    assertThat(rotate()).isEqualTo(new RotationResult(2, 1, 0));
    assertThat(now.decrypt(stored("ann"))).isEqualTo("{\"a\":1}");
    assertThat(now.decrypt(stored("bob"))).isEqualTo("{\"b\":2}");
    assertThat(stored("bob")).startsWith("gAAAAA");
    assertThat(stored("eve")).isEqualTo(untouched);
    assertThat(stored("kim")).isEqualTo("null");
    assertThat(rotate()).isEqualTo(new RotationResult(0, 3, 0));
  }

  @Test
  void whatCannotBeReadIsNamedAndLeft() throws Exception {
    String lost = new CredentialCipher(List.of(new Secret("A".repeat(43) + "="))).encrypt("x");
    link("ann", lost);
    link("bob", "{\"password\":\"s3same\"}");
    link("eve", before.encrypt("{}"));
    assertThat(rotate()).isEqualTo(new RotationResult(1, 0, 2));
    assertThat(stored("ann")).isEqualTo(lost);
    assertThat(stored("bob")).isEqualTo("{\"password\":\"s3same\"}");
    assertThat(progress.notes())
        .containsExactlyInAnyOrder(
            "The credentials in row %s are left: made with another key".formatted(id("ann")),
            "The credentials in row %s are left: not a token".formatted(id("bob")));
  }

  @Test
  void goesThroughAllBatches() throws Exception {
    database.execute(
        "INSERT INTO users (id, email) SELECT n, n || '@example.com' FROM generate_series(1, 120)"
            + " n");
    database.execute(
        "INSERT INTO user_store_accounts (user_id, store_id, session_data)"
            + " SELECT u.id, s.id, ? FROM users u, stores s",
        before.encrypt("{}"));
    assertThat(rotate()).isEqualTo(new RotationResult(120, 0, 0));
    assertThat(rotate()).isEqualTo(new RotationResult(0, 120, 0));
  }

  @Test
  void nothingToDoIsDone() throws Exception {
    assertThat(rotate()).isEqualTo(new RotationResult(0, 0, 0));
  }

  private RotationResult rotate() throws SQLException {
    RotationSettings settings = new RotationSettings(database.settings(), List.of(NEW, OLD));
    return new CredentialRotation(settings, progress).run();
  }

  private void link(String userId, @Nullable String stored) {
    database.execute(
        "INSERT INTO users (id, email) VALUES (?, ?)", userId, userId + "@example.com");
    database.execute(
        "INSERT INTO user_store_accounts (user_id, store_id, session_data)"
            + " SELECT ?, id, ? FROM stores",
        userId,
        stored);
  }

  private String stored(String userId) {
    return database
        .rows("SELECT session_data FROM user_store_accounts WHERE user_id = ?", userId)
        .getFirst();
  }

  private String id(String userId) {
    return database.rows("SELECT id FROM user_store_accounts WHERE user_id = ?", userId).getFirst();
  }
}
