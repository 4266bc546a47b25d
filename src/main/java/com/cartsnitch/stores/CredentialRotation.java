package com.cartsnitch.stores;

import com.cartsnitch.platform.command.Progress;
import com.cartsnitch.platform.database.connect.CommandConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Encrypts every stored token under the first Fernet key, so that the others can be given up. It
 * can be stopped and run again; the service may run beside it.
 */
public final class CredentialRotation {
  private static final int BATCH = 50;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String COUNT =
      "SELECT count(*) FROM user_store_accounts WHERE session_data IS NOT NULL";

  // locked, so that credentials stored meanwhile are not overwritten with older ones
  private static final String NEXT =
      """
      SELECT id, session_data
      FROM user_store_accounts
      WHERE session_data IS NOT NULL AND id > ?
      ORDER BY id
      LIMIT ?
      FOR UPDATE
      """;

  private static final String STORE =
      "UPDATE user_store_accounts SET session_data = ? WHERE id = ?";

  private final RotationSettings settings;
  private final CredentialCipher cipher;
  private final Progress progress;
  private long rotated;
  private long current;
  private long unreadable;

  /**
   * Prepares a rotation.
   *
   * @param settings the database and the keys
   * @param progress told of every row that can't be read, by its id
   */
  public CredentialRotation(RotationSettings settings, Progress progress) {
    this.settings = settings;
    this.cipher = new CredentialCipher(settings.fernetKeys());
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @throws SQLException if the database can't be reached or refuses
   */
  public RotationResult run() throws SQLException {
    try (Connection connection = CommandConnection.open(settings.database())) {
      connection.setAutoCommit(false);
      progress.start(count(connection), "Encrypting credentials");
      List<Row> rows = next(connection, BEFORE_ALL);
      while (!rows.isEmpty()) {
        rotate(connection, rows);
        connection.commit();
        progress.step(rows.size());
        rows = next(connection, rows.getLast().id());
      }
      progress.done();
    }
    return new RotationResult(rotated, current, unreadable);
  }

  private static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNT)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<Row> next(Connection connection, UUID last) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setObject(1, last);
      statement.setInt(2, BATCH);
      List<Row> rows = new ArrayList<>(BATCH);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(new Row(result.getObject(1, UUID.class), result.getString(2)));
        }
      }
      return rows;
    }
  }

  private void rotate(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STORE)) {
      for (Row row : rows) {
        rotate(statement, row);
      }
    }
  }

  private void rotate(PreparedStatement statement, Row row) throws SQLException {
    try {
      String credentials = cipher.decrypt(row.stored());
      if (cipher.isCurrent(row.stored())) {
        current++;
      } else {
        statement.setString(1, cipher.encrypt(credentials));
        statement.setObject(2, row.id());
        statement.executeUpdate();
        rotated++;
      }
    } catch (UnreadableTokenException e) {
      unreadable++;
      progress.note("The credentials in row %s are left: %s".formatted(row.id(), e.getMessage()));
    }
  }

  /**
   * A link with credentials.
   *
   * @param id the row's id
   * @param stored the token
   */
  private record Row(UUID id, String stored) {
    @Override
    public String toString() {
      return id.toString();
    }
  }
}
