package com.cartsnitch.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.auth.AuthSecrets;
import com.cartsnitch.auth.Tokens;
import com.cartsnitch.auth.WebUser;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ProfileRoutesIT {
  private static final String ME = "/auth/me";
  private static final String PRIVATE = "/api/v1/me/email-in-address";

  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aUserSeesHimself() {
    WebUser ann = WebUser.signedUp(service, "ann");
    ApiAnswer answer = ann.get(ME);
    assertThat(answer.body(200))
        .matches(
            "\\{\"id\":\"[A-Za-z0-9]{32}\",\"email\":\"ann@example.com\",\"display_name\":\"ann\","
                + "\"created_at\":\"[0-9T:.-]{23}Z\"}");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    Tokens tokens = Tokens.login(service, "ann", WebUser.PASSWORD);
    assertThat(bearer(tokens.access()).get(ME).body(200)).isEqualTo(answer.body());
    assertThat(service.anonymous().get(ME).status()).isEqualTo(401);
  }

  @Test
  void nameAndAddressCanBeChanged() {
    WebUser bob = WebUser.signedUp(service, "bob");
    service
        .database()
        .execute("UPDATE users SET email_verified = true WHERE email = 'bob@example.com'");
    assertThat(patch(bob, "{\"display_name\":\"Robert\"}").body(200))
        .contains("\"email\":\"bob@example.com\",\"display_name\":\"Robert\"");
    assertThat(verified("bob@example.com")).isEqualTo("t");
    assertThat(patch(bob, "{\"email\":\"Robert@Example.com\"}").body(200))
        .contains("\"email\":\"robert@example.com\",\"display_name\":\"Robert\"");
    assertThat(verified("robert@example.com")).isEqualTo("f");
    assertThat(patch(bob, "{}").body(200)).contains("\"display_name\":\"Robert\"");
    assertThat(WebUser.of(service).signIn("robert", WebUser.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void whatIsWrongIsListed() {
    WebUser carol = WebUser.signedUp(service, "carol");
    assertThat(patch(carol, "{\"email\":\"carol\",\"display_name\":\"\"}").badFields())
        .containsExactly("email pattern", "display_name pattern");
    assertThat(patch(carol, "{\"display_name\":\"%s\"}".formatted("x".repeat(101))).badFields())
        .containsExactly("display_name length");
    WebUser.signedUp(service, "other");
    ApiAnswer taken = patch(carol, "{\"email\":\"OTHER@example.com\",\"display_name\":\"x\"}");
    assertThat(taken.body(409)).contains("\"detail\":\"Email already in use\"");
    assertThat(carol.get(ME).body(200)).contains("carol@example.com", "\"display_name\":\"carol\"");
    assertThat(patch(carol, "{\"email\":\"CAROL@example.com\"}").status()).isEqualTo(200);
  }

  @Test
  void ofTwoWhoWantOneAddressAtOnceOneGetsIt() throws Exception {
    List<WebUser> users = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      users.add(WebUser.signedUp(service, "racer" + i));
    }
    List<Future<ApiAnswer>> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (WebUser user : users) {
        answers.add(clients.submit(() -> patch(user, "{\"email\":\"prize@example.com\"}")));
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<ApiAnswer> answer : answers) {
      statuses.add(answer.get().status());
    }
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
  }

  @Test
  void aDeletedUserTakesAllThatIsHisAlong() {
    WebUser dave = WebUser.signedUp(service, "dave");
    Tokens tokens = Tokens.login(service, "dave", WebUser.PASSWORD);
    String id = dave.get(ME).value("id");
    UUID line = giveAPurchase(id);
    dave.post("/api/v1/shopping/lists", "{\"name\":\"x\"}").body(201);
    dave.post("/auth/request-password-reset", "{\"email\":\"dave@example.com\"}").body(200);
    assertThat(dave.withCookies().delete(ME).status()).isEqualTo(204);
    for (String table :
        List.of("sessions", "accounts", "purchases", "shopping_lists", "refresh_tokens")) {
      assertThat(service.database().rows("SELECT 1 FROM " + table + " WHERE user_id = ?", id))
          .as(table)
          .isEmpty();
    }
    assertThat(service.database().rows("SELECT 1 FROM verifications WHERE value = ?", id))
        .isEmpty();
    assertThat(service.database().rows("SELECT 1 FROM purchase_items WHERE id = ?", line))
        .isEmpty();
    assertThat(
            service
                .database()
                .rows("SELECT regular_price, purchase_item_id IS NULL FROM price_history"))
        .containsExactly("3.00 t");
    assertGone(dave, tokens);
  }

  private UUID giveAPurchase(String userId) {
    TestData data = new TestData(service.database());
    UUID store = data.store("Kroger");
    UUID eggs = data.product("Eggs", "dairy");
    UUID line = data.line(data.purchase(userId, store, "2026-01-01", "3.00"), eggs, "EGGS", "1");
    data.observe(eggs, store, "2026-01-01", "3.00");
    service.database().execute("UPDATE price_history SET purchase_item_id = ?", line);
    return line;
  }

  /** A session goes with its user; an access token outlives him, but opens nothing. */
  private void assertGone(WebUser user, Tokens tokens) {
    assertThat(user.get(ME).status()).isEqualTo(401);
    ApiClient bearer = bearer(tokens.access());
    assertThat(bearer.get(PRIVATE).status()).isEqualTo(401);
    assertThat(bearer.get(ME).body(404)).contains("\"detail\":\"User not found\"");
    assertThat(bearer.patch(ME, "{}").status()).isEqualTo(404);
    assertThat(bearer.delete(ME).status()).isEqualTo(404);
    assertThat(tokens.refresh().status()).isEqualTo(401);
    assertThat(user.signIn("dave", WebUser.PASSWORD).status()).isEqualTo(401);
  }

  /** An older database may hold sessions whose user is gone. */
  @Test
  void anOrphanedSessionOpensNothing() {
    ApiClient orphan = service.signedIn("orphan");
    service.database().execute("ALTER TABLE sessions DROP CONSTRAINT sessions_user_id_fkey");
    service.database().execute("DELETE FROM users WHERE id = 'orphan'");
    assertThat(orphan.get(PRIVATE).body(401)).contains("Invalid session token");
    assertThat(orphan.get(ME).status()).isEqualTo(404);
    assertThat(orphan.get("/auth/get-session").body(200)).isEqualTo("null");
  }

  private ApiClient bearer(String token) {
    return service.anonymous().with("Authorization", "Bearer " + token);
  }

  private static ApiAnswer patch(WebUser user, String json) {
    return user.withCookies().patch(ME, json);
  }

  private String verified(String email) {
    return service
        .database()
        .rows("SELECT email_verified FROM users WHERE email = ?", email)
        .getFirst();
  }
}
