package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A table is changed while clients write to it: their prepared statements do not fit any more. */
@Timeout(120)
class MigrationUnderLoadIT {
  private static final int CLIENTS = 8;
  private static final int USERS = 160; // who may have so many lists and no more
  private static final int WARM = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> CHANGES =
      List.of(
          "ALTER TABLE shopping_lists ALTER COLUMN name TYPE varchar(110)",
          "ALTER TABLE shopping_lists ADD COLUMN note text",
          "ALTER TABLE shopping_lists DROP COLUMN note");

  @Test
  @FaultRow("F8")
  void noRequestFails() throws Exception {
    Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    AtomicBoolean over = new AtomicBoolean();
    try (ApiService service = ApiService.start()) {
      SignedInUsers.make(service.database(), USERS);
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
          HttpClient http = HttpClient.newHttpClient()) {
        for (int i = 0; i < CLIENTS; i++) {
          int first = i;
          var _ = clients.submit(() -> ask(http, service.port(), first, over, statuses));
        }
        int seen = 0;
        for (String change : CHANGES) {
          seen = awaitMore(statuses, seen);
          service.database().execute(change);
        }
        awaitMore(statuses, seen);
        over.set(true);
      }
    }
    assertThat(statuses).containsOnly(201);
  }

  private static int awaitMore(Queue<Integer> statuses, int seen) throws InterruptedException {
    Eventually.waitFor("prepared", PATIENCE, () -> statuses.size() >= seen + WARM);
    return statuses.size();
  }

  private static Void ask(
      HttpClient http, int port, int first, AtomicBoolean over, Queue<Integer> statuses)
      throws IOException, InterruptedException {
    for (int user = first; !over.get(); user = (user + CLIENTS) % USERS) {
      statuses.add(http.send(post(port, user), BodyHandlers.discarding()).statusCode());
    }
    return null;
  }

  private static HttpRequest post(int port, int user) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:%d/api/v1/shopping/lists".formatted(port)))
        .header("Authorization", "Bearer token-of-user-" + user)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"name\":\"Groceries\",\"items\":[{\"name\":\"Milk\"}]}"))
        .build();
  }
}
