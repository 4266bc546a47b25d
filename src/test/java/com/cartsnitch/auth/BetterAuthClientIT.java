package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.CommandRun;
import com.cartsnitch.testing.FreePort;
import com.cartsnitch.testing.MailLinks;
import com.cartsnitch.testing.MailServer;
import com.cartsnitch.testing.NodeTests;
import com.cartsnitch.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The official Better-Auth client under Node speaks to this service. */
class BetterAuthClientIT {
  private static final Path SOURCE = Path.of("src/test/better-auth");
  private static final Path TARGET = Path.of("target/better-auth");
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String SECRET = "the-secret-of-the-official-clients-test";

  /** A user and his session, as the identity service writes them. */
  private static final String USER = "Zq8ZzAsuV2DGxv3u0PkXcE7b1RjHnT5M";

  private static final String TOKEN = "w4Nf7LdK0sYtB9mQeXhR2vUgJ6aCiP1o";
  private static final String EMAIL = "from.elsewhere@example.com";

  @Test
  void theOfficialClientSpeaksToThisService()
      throws IOException, InterruptedException, TimeoutException {
    NodeTests tests = NodeTests.install(SOURCE, TARGET);
    CommandRun run = run(tests);
    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).containsPattern("pass [1-9]");
  }

  private static CommandRun run(NodeTests tests)
      throws IOException, InterruptedException, TimeoutException {
    int port = FreePort.find();
    String url = "http://localhost:" + port;
    try (MailServer mail = new MailServer();
        MailLinks links = new MailLinks(mail::textsTo);
        ApiService service = ApiService.start(settings(port, url, mail))) {
      writeSession(service.database());
      return tests.run(environment(url, links), LIMIT);
    }
  }

  private static Map<String, String> settings(int port, String url, MailServer mail) {
    Map<String, String> settings = new HashMap<>(mail.settings());
    settings.put("CARTSNITCH_PORT", Integer.toString(port));
    settings.put("CARTSNITCH_PUBLIC_URL", url);
    settings.put("CARTSNITCH_AUTH_SECRET", SECRET);
    settings.put("CARTSNITCH_RATE_LIMIT_ENABLED", "false");
    return settings;
  }

  private static Map<String, String> environment(String url, MailLinks links) {
    return Map.of(
        "CARTSNITCH_TEST_URL", url,
        "CARTSNITCH_TEST_MAIL_LINKS", links.url(),
        "CARTSNITCH_TEST_AUTH_SECRET", SECRET,
        "CARTSNITCH_TEST_SESSION_TOKEN", TOKEN,
        "CARTSNITCH_TEST_SESSION_EMAIL", EMAIL);
  }

  private static void writeSession(TestDatabase database) {
    database.execute(
        "INSERT INTO users (id, email, display_name) VALUES (?, ?, 'Elsa')", USER, EMAIL);
    database.execute(
        """
        INSERT INTO sessions (id, token, user_id, expires_at, ip_address, user_agent)
        VALUES ('pH3wV6cKzR9sNqT1yBfM8uXgJ5eLaD2o', ?, ?, now() + interval '7 days', '', '')
        """,
        TOKEN,
        USER);
  }
}
