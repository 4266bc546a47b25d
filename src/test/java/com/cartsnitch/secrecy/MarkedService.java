package com.cartsnitch.secrecy;

import com.cartsnitch.application.Application;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.testing.MailServer;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service on a database of its own, all of whose secrets bear a mark. */
final class MarkedService implements AutoCloseable {
  private final PostgresServer postgres;
  private final MailServer mail = new MailServer();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Application application;
  private int sessions;

  MarkedService(Path folder, String mark) throws IOException, SQLException {
    this.postgres = PostgresServer.migrated(folder);
    this.application = Application.start(settings(mark));
  }

  private Settings settings(String mark) {
    Map<String, String> variables = new HashMap<>(mail.settings());
    String key = "-%s-0123456789abcdefghijklmnop".formatted(mark);
    variables.put("CARTSNITCH_SERVICE_KEY", "service" + key);
    variables.put("CARTSNITCH_AUTH_SECRET", "auth" + key);
    variables.put("CARTSNITCH_JWT_SECRET_KEY", "jwt" + key);
    variables.put("CARTSNITCH_DATABASE_URL", databaseUrl(mark));
    variables.put("CARTSNITCH_RECEIPTWITNESS_URL", "http://127.0.0.1:1");
    return TestSettings.of(postgres.settings(), variables);
  }

  /** The database trusts this host, whatever the password. */
  private String databaseUrl(String mark) {
    return postgres
        .settings()
        .url()
        .replaceFirst("^jdbc:postgresql://", "postgresql://postgres:%s@".formatted(mark));
  }

  List<Route> operations() {
    return application.operations();
  }

  int port() {
    return application.port();
  }

  MailServer mail() {
    return mail;
  }

  PostgresServer postgres() {
    return postgres;
  }

  /** The token of another session of a user, who is made if need be. */
  String session(String mark) throws SQLException {
    String token = mark + "-session-" + sessions++;
    execute(
        "INSERT INTO users (id, email) VALUES ('ann', ?) ON CONFLICT DO NOTHING",
        "ann@example.com");
    execute(
        "INSERT INTO sessions (id, token, user_id, expires_at)"
            + " VALUES (gen_random_uuid()::text, ?, 'ann', now() + interval '1 day')",
        token);
    return token;
  }

  private void execute(String sql, String parameter) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.settings().url(), "postgres", "postgres");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      statement.execute();
    }
  }

  HttpResponse<String> send(
      String method, String pathAndQuery, Map<String, String> headers, MarkedBody body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port() + pathAndQuery))
            .method(method, BodyPublishers.ofString(body.text()))
            .header("Content-Type", body.contentType());
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws IOException {
    client.close();
    application.close();
    mail.close();
    postgres.close();
  }
}
