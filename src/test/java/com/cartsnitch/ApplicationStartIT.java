package com.cartsnitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.application.Application;
import com.cartsnitch.platform.http.StartException;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.testing.TestSettings;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.util.Map;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** A start that fails says why in one line and leaves nothing behind. */
class ApplicationStartIT {

  @Test
  void portInUseIsSaidAndWhatWasOpenedIsClosed() throws Exception {
    int poolsBefore = pools();
    try (ServerSocket taken = new ServerSocket(0)) {
      Settings settings = settings("CARTSNITCH_ADMIN_PORT", taken.getLocalPort());
      assertThatThrownBy(() -> Application.start(settings))
          .isInstanceOf(StartException.class)
          .hasMessage(
              "Port %d is in use: free it or choose another with CARTSNITCH_ADMIN_PORT",
              taken.getLocalPort());
    }
    assertThat(pools()).isEqualTo(poolsBefore);
  }

  @Test
  void stopsWhatItStarted() throws Exception {
    int poolsBefore = pools();
    Application application = Application.start(settings("CARTSNITCH_PORT", 0));
    assertThat(pools()).isEqualTo(poolsBefore + 1);
    int port = application.port();
    application.close();
    assertThat(pools()).isEqualTo(poolsBefore);
    try (ServerSocket again = new ServerSocket(port)) {
      assertThat(again.isBound()).isTrue();
    }
  }

  private static int pools() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("com.zaxxer.hikari:type=Pool *"), null)
        .size();
  }

  private static Settings settings(String variable, int port) {
    return TestSettings.of(
        TestSettings.database(1, "none"), Map.of(variable, Integer.toString(port)));
  }
}
