package com.cartsnitch.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.health.RedisHealth.State;
import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.resilience.Figures;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.FreePort;
import com.cartsnitch.testing.RedisServer;
import com.cartsnitch.testing.RedisWire;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redis comes, goes and comes back; nobody waits for it. */
class RedisConnectionIT {
  private static final Pattern ASKED = Pattern.compile("cmdstat_(?:eval|evalsha|get):calls=(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Test
  @FaultRow("F24")
  void followsTheServer() throws Exception {
    int port = FreePort.find();
    try (RedisConnection connection = RedisConnection.create(settings(port))) {
      connection.start();
      assertThat(connection.state()).isEqualTo(State.DOWN);
      try (RedisServer server = RedisServer.startOn(port)) {
        await(connection, State.UP);
        server.kill();
        await(connection, State.DOWN);
        server.restart();
        await(connection, State.UP);
        server.freeze();
        await(connection, State.DOWN);
        server.thaw();
        await(connection, State.UP);
      }
    }
  }

  @Test
  @FaultRow("F27")
  void startsAndStopsWithoutAServer() throws Exception {
    long start = System.nanoTime();
    try (RedisConnection connection = RedisConnection.create(settings(FreePort.find()))) {
      connection.start();
      assertThat(connection.state()).isEqualTo(State.DOWN);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Figures.within("start and stop without Redis", took, PATIENCE);
  }

  /** Each line is a user who may do all but one of the things that the service does. */
  @ParameterizedTest
  @CsvSource({
    "~* +@all -@scripting, eval",
    "~* +@all -get,        get",
    "~* +@all -psetex,     psetex",
    "~* +@all -del,        del",
    "~* +@all -zrem,       zrem",
    "~* +@all -zadd,       zadd",
    "~* +@all -time,       time",
    "~* +@all -pexpire,    pexpire",
    "~* +@all -@write,     del",
    "~cartsnitch:limit:* +@all,  key",
    "~cartsnitch:public:* +@all, key",
  })
  @FaultRow("F26")
  void aRightThatIsMissingIsToldInOneLine(String rights, String named) throws Exception {
    try (RedisServer server = RedisServer.start("user limited on nopass &* " + rights);
        CapturedLog log = CapturedLog.of(RedisConnection.class);
        RedisConnection connection =
            RedisConnection.create(
                TestSettings.redis("redis://limited:any@127.0.0.1:" + server.port()))) {
      connection.start();
      Eventually.waitFor(
          "told", PATIENCE, () -> log.lines().stream().anyMatch(RedisConnectionIT::isRefusal));
      assertThat(connection.state()).isEqualTo(State.DOWN);
      long before = trials(server);
      // when the third has begun, two more are over
      Eventually.waitFor(
          "two more trials, which tell nothing new", PATIENCE, () -> trials(server) >= before + 3);
      assertThat(connection.state()).isEqualTo(State.DOWN);
      assertThat(log.lines())
          .filteredOn(RedisConnectionIT::isRefusal)
          .singleElement()
          .asString()
          .containsIgnoringCase(named)
          .doesNotContain("\n", "channel");
    }
  }

  @Test
  void aUserWithTheRightsOfTheServiceWillDo() throws Exception {
    String rights =
        "user limited on nopass ~cartsnitch:* &* +@connection +@read +@write +@scripting +time";
    try (RedisServer server = RedisServer.start(rights);
        RedisConnection connection =
            RedisConnection.create(
                TestSettings.redis("redis://limited:any@127.0.0.1:" + server.port()))) {
      connection.start();
      await(connection, State.UP);
    }
  }

  @Test
  void noneConfiguredIsDisabled() {
    try (RedisConnection connection = RedisConnection.create(RedisSettings.NONE)) {
      connection.start();
      assertThat(connection.state()).isEqualTo(State.DISABLED);
    }
  }

  /** How many have begun: each asks for a script and a value, and no user may have neither. */
  private static long trials(RedisServer server) {
    try {
      String statistics = RedisWire.say(server.port(), "INFO", "commandstats");
      return ASKED
          .matcher(statistics)
          .results()
          .mapToLong(match -> Long.parseLong(match.group(1)))
          .max()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRefusal(String line) {
    return line.startsWith("WARN Redis refuses what the service asks for");
  }

  private static void await(RedisConnection connection, State state) throws Exception {
    Eventually.waitFor(state.name(), PATIENCE, () -> connection.state() == state);
  }

  private static RedisSettings settings(int port) {
    return TestSettings.redis("redis://127.0.0.1:" + port);
  }
}
