package com.cartsnitch.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service's own levels let through of its libraries. */
class LogLevelsTest {

  @ParameterizedTest
  @ValueSource(strings = {"logback-json.xml", "logback-plain.xml"})
  void hikarisLeakDetectionIsHeard(String configuration) throws Exception {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(getClass().getClassLoader().getResource(configuration));
    assertThat(context.getLogger("com.zaxxer.hikari.pool.ProxyLeakTask").getEffectiveLevel())
        .isEqualTo(Level.WARN);
    assertThat(context.getLogger("com.zaxxer.hikari.pool.PoolBase").getEffectiveLevel())
        .isEqualTo(Level.ERROR);
    context.stop();
  }
}
