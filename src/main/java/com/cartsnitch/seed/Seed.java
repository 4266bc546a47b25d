package com.cartsnitch.seed;

import com.cartsnitch.platform.command.Progress;
import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills a database with demo data, in batches, each a transaction. The same options give the same
 * bytes; a run that was stopped is finished by the next one with the same options.
 */
public final class Seed {
  private static final String REBUILD = "SELECT rebuild_derived_prices()";
  private static final String ANALYZE = "ANALYZE";

  private final Environment environment;
  private final DatabaseSettings settings;
  private final Progress progress;

  /**
   * Prepares a run.
   *
   * @param environment where the service runs
   * @param settings the database
   * @param progress told of every day that is written
   */
  public Seed(Environment environment, DatabaseSettings settings, Progress progress) {
    this.environment = environment;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Runs it; does nothing where all of the data set is there.
   *
   * @param options what to make
   * @throws SeedRefusedException if the environment or the database is no place for demo data
   * @throws SQLException if the database can't be reached or refuses
   */
  public SeedResult run(SeedOptions options) throws SQLException {
    Guard guard = new Guard(options);
    guard.checkEnvironment(environment);
    try (Connection connection = CommandConnection.open(settings)) {
      guard.lock(connection);
      Ids ids = new Ids(options, Census.stores(connection));
      Census census = new Census(connection, ids);
      Volume volume = Volume.of(options.scale());
      boolean complete = census.complete(volume);
      if (!complete) {
        guard.checkData(census);
        write(connection, Plan.of(options, ids));
      }
      return new SeedResult(
          complete,
          volume.users(),
          volume.products(),
          volume.purchases(),
          volume.items(),
          volume.observations());
    }
  }

  private void write(Connection connection, Plan plan) throws SQLException {
    connection.setAutoCommit(false);
    progress.start(plan.span().days() + 1L, "Writing demo data");
    new MasterData(plan, environment == Environment.DEV).write(connection);
    connection.commit();
    writeDays(connection, plan);
    new ShoppingLists(plan).write(connection);
    new Findings(plan).write(connection);
    finish(connection);
    connection.commit();
    progress.step(1);
    progress.done();
  }

  private void writeDays(Connection connection, Plan plan) throws SQLException {
    DayData data = new DayData(plan);
    int waiting = 0;
    for (int day = 0; day < plan.span().days(); day++) {
      data.add(day);
      waiting++;
      if (data.full() || day == plan.span().days() - 1) {
        data.write(connection);
        connection.commit();
        progress.step(waiting);
        waiting = 0;
      }
    }
  }

  /** The triggers have kept everything in step; computed anew it does not depend on batches. */
  private static void finish(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(REBUILD);
      statement.execute(ANALYZE);
    }
  }
}
