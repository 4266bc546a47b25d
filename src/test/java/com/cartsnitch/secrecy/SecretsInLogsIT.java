package com.cartsnitch.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RawClient;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that may be a secret bears a mark: settings, headers, cookies, queries, bodies and
 * paths with tokens. The mark is in no line of the log, from INFO up and from DEBUG up of our own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsInLogsIT {
  private static final String MARK = "s3same-0pen";
  private static final String ORIGIN = "http://localhost:8000";
  private static final MarkedBody NO_BODY = new MarkedBody("application/json", "");
  private static final Pattern TOKEN = Pattern.compile("\"[a-z_]*token\":\"([^\"]{20,})\"");

  private final CapturedLog ours = CapturedLog.of("com.cartsnitch", Level.DEBUG);
  private final CapturedLog all = CapturedLog.of("ROOT", Level.INFO);
  private final Set<String> statuses = new TreeSet<>();
  private final List<String> secrets =
      new ArrayList<>(List.of(MARK, TestSettings.SECRETS.get("CARTSNITCH_FERNET_KEY")));
  private MarkedService service;
  private String accessToken;
  private String cookie;
  private int marks;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    service = new MarkedService(folder, MARK);
    Eventually.waitFor("ready", Duration.ofSeconds(20), () -> status("/health/ready") == 200);
    String credentials = "{\"email\":\"bob@example.com\",\"password\":\"%s\"".formatted(MARK);
    json("/auth/sign-up/email", credentials + ",\"name\":\"Bob\"}");
    accessToken = token(json("/auth/login", credentials + "}"), "access_token");
    HttpResponse<String> signedIn = json("/auth/sign-in/email", credentials + "}");
    cookie =
        signedIn.headers().allValues("Set-Cookie").stream()
            .map(each -> each.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    secrets.add(cookie.split("[=.]", 3)[1]);
  }

  @AfterAll
  void stop() throws IOException {
    all.close();
    ours.close();
    service.close();
  }

  @Test
  void noneIsWrittenWhateverIsAsked() throws Exception {
    statuses.clear();
    sendEverything(true);
    assertThat(statuses).contains("200", "201", "204", "401", "403", "404", "415", "422", "502");
    assertNothingWritten();
  }

  @Test
  void noneIsWrittenWhileTheDatabaseIsAway() throws Exception {
    statuses.clear();
    service.postgres().stop();
    try {
      sendEverything(false);
      assertThat(statuses).contains("503").doesNotContain("500");
      assertNothingWritten();
    } finally {
      service.postgres().start();
      Eventually.waitFor("back", Duration.ofSeconds(20), () -> status("/health/ready") == 200);
    }
  }

  @Test
  void noneOfAMailedLinkIsWritten() throws Exception {
    json(
        "/auth/sign-up/email",
        "{\"email\":\"eve@example.com\",\"password\":\"%s\",\"name\":\"E\"}".formatted(MARK));
    json("/auth/send-verification-email", "{\"email\":\"eve@example.com\"}");
    String verification = service.mail().linkTo("eve@example.com", 2);
    secrets.add(verification.replaceFirst("^.*token=([^&]+).*$", "$1"));
    assertThat(get(verification)).isIn(200, 302);
    json("/auth/request-password-reset", "{\"email\":\"eve@example.com\"}");
    String reset = service.mail().linkTo("eve@example.com", 3);
    String token = reset.replaceFirst("^.*/reset-password/([^?]+).*$", "$1");
    secrets.add(token);
    assertThat(get(reset)).isIn(200, 302);
    assertThat(
            json(
                    "/auth/reset-password",
                    "{\"token\":\"%s\",\"newPassword\":\"%s!\"}".formatted(token, MARK))
                .statusCode())
        .isEqualTo(200);
    HttpResponse<String> in =
        json("/auth/login", "{\"email\":\"eve@example.com\",\"password\":\"%s!\"}".formatted(MARK));
    service.send(
        "PATCH",
        "/auth/me",
        Map.of("Authorization", "Bearer " + token(in, "access_token")),
        new MarkedBody("application/json", "{\"email\":\"eva@example.com\"}"));
    String undo = service.mail().linkTo("eve@example.com", 4);
    String undoToken = undo.replaceFirst("^.*token=", "");
    secrets.add(undoToken);
    assertThat(get(undo)).isEqualTo(200);
    MarkedBody form = new MarkedBody("application/x-www-form-urlencoded", "token=" + undoToken);
    assertThat(service.send("POST", "/auth/undo-email-change", Map.of(), form).statusCode())
        .isEqualTo(200);
    assertThat(service.send("POST", undo, Map.of(), NO_BODY).statusCode()).isEqualTo(400);
    service.send("DELETE", undo, Map.of(), NO_BODY);
    for (String method : List.of("POST", "DELETE")) {
      service.send(method, "/auth/reset-password/" + token, Map.of(), NO_BODY);
      service.send(method, "/auth/reset-password/" + token + "/x", Map.of(), NO_BODY);
    }
    assertNothingWritten();
  }

  @Test
  void noneIsWrittenOfWhatCanNotBeRead() throws Exception {
    for (String request :
        List.of(
            MARK + "\r\n\r\n",
            "GET /" + MARK + " HTTP/9\r\n\r\n",
            "G\u00e9T /" + MARK + "/ HTTP/1.1\r\n\r\n",
            "GET /?" + MARK + "%ff HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /?q=" + MARK.repeat(1000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + MARK.repeat(2000) + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n" + MARK + "\r\n\r\n",
            "POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + MARK + "\r\n\r\n",
            "POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n"
                + MARK,
            "POST /auth/login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + MARK
                + "\r\n\r\n",
            "DELETE /nowhere HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + MARK
                + "\r\n\r\n")) {
      try (RawClient client = new RawClient(service.port())) {
        client.send(request);
        assertThat(client.head().status()).as(request).isBetween(400, 499);
      }
    }
    assertNothingWritten();
  }

  private void sendEverything(boolean databaseIsThere) throws Exception {
    List<Route> routes =
        service.operations().stream()
            .sorted(Comparator.comparing(SecretsInLogsIT::endsTheUser))
            .toList();
    assertThat(routes).hasSizeGreaterThan(50);
    for (Route route : routes) {
      MarkedOperation operation = MarkedOperation.of(route, MARK);
      for (MarkedBody body : operation.bodies()) {
        for (Map<String, String> credentials : credentials(databaseIsThere)) {
          send(operation, body, credentials);
        }
      }
    }
  }

  private static boolean endsTheUser(Route route) {
    return route.method().text().equals("DELETE") && route.template().equals("/auth/me");
  }

  /** Good and bad ones of every kind. */
  private List<Map<String, String>> credentials(boolean databaseIsThere) throws SQLException {
    String session = databaseIsThere ? service.session(MARK) : MARK;
    return List.of(
        Map.of(
            "Cookie", "better-auth.session_token=" + MARK, "Origin", "https://s3same-0pen.example"),
        Map.of("Authorization", "Bearer " + session),
        Map.of("Authorization", "Bearer " + accessToken, "X-Service-Key", MARK),
        Map.of("Authorization", "Bearer a.%s.b".formatted(MARK), "X-Service-Key", MARK + "\u00e9"),
        Map.of("Cookie", cookie, "Origin", ORIGIN),
        Map.of("X-Service-Key", "service-%s-0123456789abcdefghijklmnop".formatted(MARK)));
  }

  private void send(MarkedOperation operation, MarkedBody body, Map<String, String> credentials)
      throws IOException, InterruptedException {
    Map<String, String> headers = new HashMap<>(operation.headers());
    headers.putAll(credentials);
    for (String target : operation.targets()) {
      HttpResponse<String> answer = service.send(operation.method(), target, headers, body);
      statuses.add(Integer.toString(answer.statusCode()));
      keepTokens(answer);
    }
  }

  private void keepTokens(HttpResponse<String> answer) {
    Matcher tokens = TOKEN.matcher(answer.body());
    while (tokens.find()) {
      secrets.add(tokens.group(1));
    }
  }

  private static String token(HttpResponse<String> answer, String name) {
    return answer.body().replaceFirst("^.*\"%s\":\"([^\"]+)\".*$".formatted(name), "$1");
  }

  private HttpResponse<String> json(String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        service.send(
            "POST", path, Map.of("Origin", ORIGIN), new MarkedBody("application/json", body));
    keepTokens(answer);
    return answer;
  }

  private int get(String path) throws IOException, InterruptedException {
    return service.send("GET", path, Map.of(), NO_BODY).statusCode();
  }

  private int status(String path) {
    try {
      return get(path);
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The line of the last request is there, so that those of all others are. */
  private void assertNothingWritten() throws IOException, InterruptedException {
    String id = "last-" + marks++;
    service.send("DELETE", "/nowhere", Map.of("X-Request-Id", id), NO_BODY);
    Eventually.waitFor(id, Duration.ofSeconds(10), () -> has(all, id) && has(ours, id));
    assertThat(ours.lines()).anyMatch(line -> line.startsWith("DEBUG "));
    assertThat(Stream.of(all, ours).flatMap(log -> log.lines().stream()))
        .filteredOn(line -> secrets.stream().anyMatch(line::contains))
        .isEmpty();
  }

  private static boolean has(CapturedLog log, String text) {
    return log.lines().stream().anyMatch(line -> line.contains(text));
  }
}
