package com.cartsnitch.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.FreePort;
import com.cartsnitch.testing.Skip;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserCommandsIT {
  private static final String PASSWORD = "correct hörse";
  private static final String OTHER = "battery staple";
  private static final String[] CREATE = {"create", "Ann@Example.com", "--name", "Ann"};

  private final ApiService service =
      ApiService.start(Map.of("CARTSNITCH_AUTH_SECRET", "test-auth-secret-0f8e7d6c5b4a3928"));
  private final TestDatabase database = service.database();
  private final ApiClient client = service.anonymous();

  @TempDir private Path folder;

  @BeforeEach
  void clear() {
    database.clear();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aUserWhoWasMadeSignsIn() throws Exception {
    ChildProcess made = user(PASSWORD, CREATE);
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).matches("[A-Za-z0-9]{32}\\R");
    assertThat(made.err()).isEmpty();
    assertThat(database.rows("SELECT id, email, display_name, email_verified FROM users"))
        .containsExactly(made.out().strip() + " ann@example.com Ann f");
    assertThat(database.rows("SELECT count(*) FROM sessions")).containsExactly("0");
    assertThat(signIn(PASSWORD)).isEqualTo(200);
    assertThat(signIn(OTHER)).isEqualTo(401);
    assertThat(client.post("/auth/login", credentials(PASSWORD)).status()).isEqualTo(200);
  }

  @Test
  void hisAddressIsVerifiedIfTheOperatorSaysSo() throws Exception {
    assertThat(user(PASSWORD, "create", "bob@example.com", "--name", "Bob", "--verified").err())
        .isEmpty();
    assertThat(database.rows("SELECT email_verified FROM users")).containsExactly("t");
  }

  @Test
  void anAddressIsUsedOnceInAnyCase() throws Exception {
    signUp("Ann");
    assertRefused(
        user(OTHER, "create", "ANN@example.COM", "--name", "Eve"),
        "The address ann@example.com is in use");
    assertThat(database.rows("SELECT display_name FROM users")).containsExactly("Ann");
    assertThat(signIn(PASSWORD)).isEqualTo(200);
  }

  @Test
  void aBadPasswordIsRefusedAndChangesNothing() throws Exception {
    assertRefused(user("1234567", CREATE), "The password must have at least 8 characters");
    assertThat(database.rows("SELECT id FROM users")).isEmpty();
    signUp("Ann");
    assertRefused(
        user("a".repeat(73), "reset-password", "ann@example.com"),
        "The password must have at most 72 bytes as UTF-8");
    assertThat(signIn(PASSWORD)).isEqualTo(200);
  }

  @Test
  void thePasswordComesFromStandardInputAndNowhereElse() throws Exception {
    Map<String, String> tempting = new HashMap<>(environment());
    for (String name : List.of("PASSWORD", "CARTSNITCH_PASSWORD", "CARTSNITCH_USER_PASSWORD")) {
      tempting.put(name, PASSWORD);
    }
    assertRefused(
        ChildProcess.run(folder, tempting, words(CREATE)),
        "There is no password on standard input");
    ChildProcess made = user(PASSWORD + "\r\n" + OTHER + "\n", CREATE);
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out() + made.err()).doesNotContain(PASSWORD, OTHER);
    assertThat(signIn(PASSWORD)).isEqualTo(200);
  }

  @Test
  void aNewPasswordEndsAllThatTheOldOneLetIn() throws Exception {
    signUp("Ann");
    String session = client.post("/auth/sign-in/email", credentials(PASSWORD)).value("token");
    String refresh = client.post("/auth/login", credentials(PASSWORD)).value("refresh_token");
    client.post("/auth/request-password-reset", "{\"email\":\"ann@example.com\"}");
    assertThat(database.rows("SELECT count(*) FROM verifications")).containsExactly("1");
    assertThat(me(session)).isEqualTo(200);
    ChildProcess reset = user(OTHER, "reset-password", "ANN@example.com");
    assertThat(reset.exitCode()).as(reset.err()).isZero();
    assertThat(reset.out())
        .isEqualToIgnoringNewLines(
            "ann@example.com has a new password;"
                + " all sessions, refresh tokens and mailed links have ended.");
    assertThat(me(session)).isEqualTo(401);
    assertThat(
            client.post("/auth/refresh", "{\"refresh_token\":\"%s\"}".formatted(refresh)).status())
        .isEqualTo(401);
    assertThat(database.rows("SELECT count(*) FROM verifications")).containsExactly("0");
    assertThat(signIn(PASSWORD)).isEqualTo(401);
    assertThat(signIn(OTHER)).isEqualTo(200);
  }

  @Test
  void revokingEndsSessionsAndKeepsThePassword() throws Exception {
    signUp("Ann");
    signUp("Bob");
    database.execute("DELETE FROM sessions");
    database.execute(
        """
        INSERT INTO sessions (id, token, user_id, expires_at)
        SELECT display_name, display_name, id, now() + interval '1 day' FROM users
        """);
    String session = client.post("/auth/sign-in/email", credentials(PASSWORD)).value("token");
    ChildProcess revoked = user("", "revoke-sessions", "ann@EXAMPLE.com");
    assertThat(revoked.exitCode()).as(revoked.err()).isZero();
    assertThat(revoked.out())
        .isEqualToIgnoringNewLines(
            "2 sessions of ann@example.com have ended, and all his refresh tokens.");
    assertThat(me(session)).isEqualTo(401);
    assertThat(database.rows("SELECT token FROM sessions")).containsExactly("Bob");
    assertThat(signIn(PASSWORD)).isEqualTo(200);
  }

  @Test
  void nobodyElseIsMeantThanWhoWasNamed() throws Exception {
    signUp("Ann");
    for (String command : List.of("reset-password", "revoke-sessions")) {
      assertRefused(
          user(OTHER, command, "an\u001b[31mn@example.com"),
          "There is no user with the address an?[31mn@example.com; \"user list\" shows them all");
    }
  }

  @Test
  void theListIsATableThatHarmsNoTerminal() throws Exception {
    assertThat(user("", "list").out())
        .isEqualTo("id  e-mail  name  verified  created%n".formatted());
    database.execute(
        """
        INSERT INTO users (id, email, display_name, email_verified, created_at) VALUES
          ('b', 'bob@example.com', E'\\u001b[2J\\nBob', true, '2026-02-03 04:05:06.789Z'),
          ('ann-1', 'ann@example.com', NULL, false, '2026-01-02 03:04:05Z')
        """);
    ChildProcess list = user("", "list");
    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.out().lines())
        .containsExactly(
            "id     e-mail           name      verified  created",
            "ann-1  ann@example.com            no        2026-01-02T03:04:05.000Z",
            "b      bob@example.com  ?[2J?Bob  yes       2026-02-03T04:05:06.789Z");
  }

  @Test
  void aSchemaThatIsNotMigratedIsRefusedBeforeAnythingElse() throws Exception {
    try (TestDatabase empty = TestDatabase.empty()) {
      for (String[] command : List.of(CREATE, new String[] {"list"})) {
        assertRefused(
            ChildProcess.run(
                folder,
                environment(empty),
                PASSWORD.getBytes(StandardCharsets.UTF_8),
                words(command)),
            "The schema is at revision 0 and this version needs ");
      }
    }
  }

  @Test
  void aDatabaseThatIsAwayOrBusyIsOneLine() throws Exception {
    String url = "postgres://ann:s3same@127.0.0.1:%d/shop".formatted(FreePort.find());
    assertRefused(
        ChildProcess.run(folder, Map.of("DATABASE_URL", url), words("list")),
        "The database refused: ");
    signUp("Ann");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT id FROM users FOR UPDATE");
      assertRefused(user("", "revoke-sessions", "ann@example.com"), "lock timeout");
    }
  }

  @Test
  void atATerminalItIsTypedTwiceAndNeverSeen() throws Exception {
    Skip.unless(TerminalProcess.possible(), "the command script of util-linux is not here");
    try (TerminalProcess terminal = TerminalProcess.start(folder, utf8(), "", words(CREATE))) {
      terminal.await("New password: ");
      terminal.type(PASSWORD);
      terminal.await("The same again: ");
      terminal.type(PASSWORD);
      assertThat(terminal.awaitEnd()).as(terminal.seen()).isZero();
      assertThat(terminal.seen()).doesNotContain(PASSWORD).containsPattern("[A-Za-z0-9]{32}");
    }
    assertThat(signIn(PASSWORD)).isEqualTo(200);
    String[] reset = words("reset-password", "ann@example.com");
    try (TerminalProcess terminal = TerminalProcess.start(folder, utf8(), "", reset)) {
      terminal.await("New password: ");
      terminal.type(OTHER);
      terminal.await("The same again: ");
      terminal.type(PASSWORD);
      assertThat(terminal.awaitEnd()).as(terminal.seen()).isEqualTo(1);
      assertThat(terminal.seen()).contains("The two are not the same");
    }
    assertThat(signIn(PASSWORD)).isEqualTo(200);
  }

  @Test
  void whereTypingWouldBeSeenItIsNotAskedFor() throws Exception {
    Skip.unless(TerminalProcess.possible(), "the command script of util-linux is not here");
    try (TerminalProcess terminal =
        TerminalProcess.start(folder, utf8(), " >out.txt", words(CREATE))) {
      assertThat(terminal.awaitEnd()).as(terminal.seen()).isEqualTo(1);
      assertThat(terminal.seen()).contains("What you type would be seen");
    }
  }

  private ChildProcess user(String input, String... arguments)
      throws IOException, InterruptedException {
    return ChildProcess.run(
        folder, environment(), input.getBytes(StandardCharsets.UTF_8), words(arguments));
  }

  private static String[] words(String... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "user";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return words;
  }

  private Map<String, String> environment() {
    return environment(database);
  }

  /** Nothing but the database: no secret is needed. */
  private static Map<String, String> environment(TestDatabase database) {
    String url = "CARTSNITCH_DATABASE_URL";
    return Map.of(url, TestSettings.environment(database.settings()).getOrDefault(url, ""));
  }

  private Map<String, String> utf8() {
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("LC_ALL", "C.UTF-8");
    return environment;
  }

  private static void assertRefused(ChildProcess command, String part) {
    assertThat(command.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(command.err().lines()).hasSize(1).allMatch(line -> line.contains(part));
    assertThat(command.out()).isEmpty();
    assertThat(command.err()).doesNotContain(PASSWORD, OTHER, "s3same");
  }

  private void signUp(String name) {
    String user =
        "{\"name\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"%s\"}"
            .formatted(name, name, PASSWORD);
    assertThat(client.post("/auth/sign-up/email", user).status()).isEqualTo(200);
  }

  private int signIn(String password) {
    return client.post("/auth/sign-in/email", credentials(password)).status();
  }

  private static String credentials(String password) {
    return "{\"email\":\"ann@example.com\",\"password\":\"%s\"}".formatted(password);
  }

  private int me(String token) {
    return client.with("Authorization", "Bearer " + token).get("/auth/me").status();
  }
}
