package com.cartsnitch.command;

import com.cartsnitch.seed.Seed;
import com.cartsnitch.seed.SeedOptions;
import com.cartsnitch.seed.SeedResult;
import com.cartsnitch.seed.SeedSettings;
import com.cartsnitch.settings.SettingsPart;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fills an empty database with demo data. */
@Command(
    name = "seed",
    description = {
      "Fill an empty database with demo data: users, stores, products, receipts, prices, coupons.",
      "The same arguments give the same bytes. Stopped and run again, it goes on.",
      "Demo data are refused where the environment is uat or prod, and by a database that holds",
      "other data; whoever wants them there all the same must type the environment's or the",
      "database's name."
    })
public final class SeedCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "another number gives other data (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = {
        "how much: 1 is 500 users, 500 products, 5000 receipts and 50000 prices",
        "(default: ${DEFAULT-VALUE}; more than 0, at most 100; less than 0.05 counts as 0.05)"
      })
  private BigDecimal scale = BigDecimal.ONE;

  @Option(
      names = "--until",
      paramLabel = "YYYY-MM-DD",
      description = "the last day of the six months (default: yesterday in CARTSNITCH_TIME_ZONE)")
  private @Nullable LocalDate until;

  @Option(
      names = "--force-environment",
      paramLabel = "NAME",
      description = "seed although this is the environment NAME: uat or prod")
  private @Nullable String forcedEnvironment;

  @Option(
      names = "--force-database",
      paramLabel = "NAME",
      description = "seed the database NAME although it holds other data")
  private @Nullable String forcedDatabase;

  @Override
  public Integer call() throws SQLException {
    SeedSettings settings = CommandSettings.read(SettingsPart.SEED);
    SeedOptions options = options(settings);
    TerminalProgress progress = new TerminalProgress(spec.commandLine().getErr());
    print(new Seed(settings.environment(), settings.database(), progress).run(options));
    return ExitCodes.OK;
  }

  private SeedOptions options(SeedSettings settings) {
    LocalDate last = until == null ? LocalDate.now(settings.timeZone()).minusDays(1) : until;
    try {
      return new SeedOptions(seed, scale, last, forcedEnvironment, forcedDatabase);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void print(SeedResult result) {
    spec.commandLine()
        .getOut()
        .printf(
            "%s%d users, %d products, %d receipts with %d lines and %d price observations.%n",
            result.alreadyThere() ? "Nothing was changed; there were already " : "There are now ",
            result.users(),
            result.products(),
            result.purchases(),
            result.items(),
            result.observations());
  }
}
