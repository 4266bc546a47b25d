package com.cartsnitch.dev;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** Signs the user for demonstrations in, as the identity service would. */
final class DemoSession {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 32;
  private static final String OPEN =
      """
      INSERT INTO sessions (id, token, user_id, expires_at, user_agent)
      SELECT ?, ?, id, now() + interval '7 days', 'mvn -Pdev'
      FROM users
      WHERE email = 'demo@example.com'
      """;

  private DemoSession() {}

  /**
   * Opens a session of seven days.
   *
   * @param settings the database
   * @return its token, which nobody could have guessed; empty where the user isn't there
   */
  static Optional<String> open(DatabaseSettings settings) throws SQLException {
    String token = random();
    try (Connection connection = CommandConnection.open(settings);
        PreparedStatement insert = connection.prepareStatement(OPEN)) {
      insert.setString(1, random());
      insert.setString(2, token);
      return insert.executeUpdate() == 1 ? Optional.of(token) : Optional.empty();
    }
  }

  private static String random() {
    return new SecureRandom()
        .ints(LENGTH, 0, LETTERS.length())
        .map(LETTERS::charAt)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
