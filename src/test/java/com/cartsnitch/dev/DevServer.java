package com.cartsnitch.dev;

import com.cartsnitch.application.Application;
import com.cartsnitch.platform.config.InvalidSettingsException;
import com.cartsnitch.platform.http.Ports;
import com.cartsnitch.platform.http.ServerSettings;
import com.cartsnitch.platform.http.StartException;
import com.cartsnitch.seed.SeedRefusedException;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.settings.SettingsPart;
import com.cartsnitch.settings.SettingsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Runs the service for developers: PostgreSQL and Redis as child processes, the schema migrated,
 * demo data and real prices loaded. The state stays between runs.
 */
public final class DevServer {
  private static final Path FILE = Path.of("application.yaml");

  /** The same at every start, as the data are; uat and prod refuse what says development-only. */
  private static final Map<String, String> SECRETS =
      Map.of(
          "CARTSNITCH_SERVICE_KEY", "development-only-service-key-of-cartsnitch",
          "CARTSNITCH_FERNET_KEY", "Y2FydHNuaXRjaC1kZXZlbG9wbWVudC1vbmx5LWtleSE=",
          "CARTSNITCH_JWT_SECRET_KEY", "development-only-jwt-secret-of-cartsnitch",
          "CARTSNITCH_AUTH_SECRET", "development-only-auth-secret-of-cartsnitch");

  private DevServer() {}

  /**
   * The entry point.
   *
   * @param arguments the folder of the state, and {@code keep} or anything else to start over
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("logback.configurationFile", "logback-dev.xml");
    Path state = Path.of(arguments[0]);
    boolean fresh = !arguments[1].equals("keep");
    try {
      requireFreePorts();
      serve(DevStack.start(state, fresh));
    } catch (SeedRefusedException e) {
      startOver(String.valueOf(e.getMessage()));
    } catch (FlywayValidateException _) {
      startOver("The kept database was made by another state of the migrations");
    } catch (InvalidSettingsException | StartException | StateInUseException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void startOver(String reason) {
    System.err.println(reason + ": start over with mvn -Pdev -Ddev.fresh");
    System.exit(1);
  }

  /** Said before two servers are started for nothing. */
  private static void requireFreePorts() {
    ServerSettings server = SettingsReader.read(System.getenv(), FILE, SettingsPart.SERVER);
    Ports.requireFree("CARTSNITCH_PORT", server.port());
    Ports.requireFree("CARTSNITCH_ADMIN_PORT", server.adminPort());
  }

  private static void serve(DevStack stack) throws Exception {
    try {
      Settings settings = settings(stack);
      DevData.load(settings.database(), settings.timeZone());
      Optional<String> token = DemoSession.open(settings.database());
      run(stack, Application.start(settings), token);
    } catch (Exception e) {
      stack.close();
      throw e;
    }
  }

  private static void run(DevStack stack, Application application, Optional<String> token)
      throws InterruptedException {
    Runnable stop =
        () -> {
          application.close();
          stack.close();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "shutdown"));
    ProcessHandle.current().parent().ifPresent(DevServer::stopWith);
    System.out.println(Welcome.text(application.port(), application.adminPort(), token));
    application.awaitClosed();
  }

  /** A Maven that was killed leaves nobody else to stop us. */
  private static void stopWith(ProcessHandle parent) {
    Thread.ofVirtual()
        .name("parent-watch")
        .start(
            () -> {
              parent.onExit().join();
              System.exit(0);
            });
  }

  /** What the developer has set, but always the embedded servers; a stop needs no drain here. */
  private static Settings settings(DevStack stack) {
    Map<String, String> environment = new HashMap<>();
    environment.put("CARTSNITCH_DRAIN_SECONDS", "0");
    environment.putAll(SECRETS);
    environment.putAll(System.getenv());
    environment.put("CARTSNITCH_DATABASE_URL", stack.databaseUrl());
    environment.put("CARTSNITCH_REDIS_URL", stack.redisUrl());
    return SettingsReader.read(environment, FILE).settings();
  }
}
