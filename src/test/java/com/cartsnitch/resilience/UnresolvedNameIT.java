package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.FreePort;
import com.cartsnitch.testing.ServiceProcess;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.Trickle;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name of the database does not resolve, and then does. */
@ChaosOnly
@FaultRow("F16")
class UnresolvedNameIT {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration BELIEVED = Duration.ofSeconds(1);
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final String NAME = "database.test";

  @TempDir Path folder;
  private TestDatabase database;

  @BeforeEach
  void makeDatabase() {
    database = TestDatabase.migrated();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void isRefusedInTimeAndFoundOnceItDoes() throws Exception {
    Bounds bounds = Bounds.inForce();
    int adminPort = FreePort.find();
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 other.test\n");
    try (ServiceProcess service =
            ServiceProcess.start(database.settings(), settings(hosts, adminPort), folder);
        TestClient client = new TestClient(service.port())) {
      Eventually.waitFor("listening", START, () -> client.get(Scene.LIVE).status() == 200);
      Eventually.waitFor("refused", bounds.refused(), () -> quicklyRefused(client));
      try (Trickle trickle =
          new Trickle(client, PERIOD, List.of(Scene.HEALTH, Scene.READY, Scene.LIVE))) {
        Thread.sleep(Duration.ofSeconds(2)); // the outage itself
        long found = System.nanoTime();
        Files.writeString(hosts, "127.0.0.1 " + NAME + "\n");
        Eventually.waitFor("ready", START, () -> client.get(Scene.READY).status() == 200);
        Duration recovery = Duration.ofNanos(System.nanoTime() - found);
        trickle.stop();
        assertProbes(trickle, bounds, found);
        Figures.within("ready after the name resolves", recovery, bounds.ready().plus(BELIEVED));
      }
      assertThat(client.get(Scene.DATA).status()).isEqualTo(200);
      assertThat(service.log()).contains("UnknownHostException");
      Eventually.waitFor("pool at rest", START, () -> ShownPool.of(adminPort).atRest(1));
    }
  }

  private static boolean quicklyRefused(TestClient client) {
    Answer answer = client.get(Scene.DATA);
    return answer.status() == 503 && answer.elapsed().toMillis() < 100;
  }

  private static void assertProbes(Trickle trickle, Bounds bounds, long found) {
    assertThat(trickle.answers(Scene.LIVE)).extracting(Answer::status).containsOnly(200);
    for (String path : List.of(Scene.HEALTH, Scene.READY)) {
      List<Answer> answers = trickle.answers(path);
      assertThat(answers)
          .filteredOn(answer -> answer.askedAt() + answer.elapsed().toNanos() < found)
          .isNotEmpty()
          .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(503))
          .allSatisfy(answer -> HealthBodies.assertDown(answer, "unreachable"));
      Duration longest =
          answers.stream().map(Answer::elapsed).max(Duration::compareTo).orElseThrow();
      Figures.within("longest answer of " + path, longest, bounds.probe());
    }
  }

  private Map<String, String> settings(Path hosts, int adminPort) {
    URI address = URI.create(database.settings().url().replaceFirst("^jdbc:", ""));
    String url =
        "postgresql://postgres:postgres@%s:%d%s"
            .formatted(NAME, address.getPort(), address.getPath());
    return Map.of(
        "CARTSNITCH_DATABASE_URL",
        url,
        "CARTSNITCH_ADMIN_PORT",
        Integer.toString(adminPort),
        "JAVA_TOOL_OPTIONS",
        "-Djdk.net.hosts.file=" + hosts);
  }
}
