package com.cartsnitch.command;

import com.cartsnitch.application.Application;
import com.cartsnitch.settings.Configuration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Runs the service until it is told to stop. */
@Command(name = "serve", description = "Run the service (the default).")
public final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = CommandSettings.read();
    configuration.warnings().forEach(LOG::warn);
    Application application = Application.start(configuration.settings());
    Runtime.getRuntime().addShutdownHook(new Thread(application::close, "shutdown"));
    LOG.info(
        "CartSnitch serves on port {}, health and metrics on port {}",
        application.port(),
        application.adminPort());
    application.awaitClosed();
    return ExitCodes.OK;
  }
}
