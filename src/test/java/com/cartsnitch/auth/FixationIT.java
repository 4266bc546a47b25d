package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Somebody plants a session in a browser and waits for its owner to sign in with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class FixationIT {
  private static final String COOKIE = "better-auth.session_token";

  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aPlantedTokenNeverBecomesASession() {
    WebUser.signedUp(service, "ann");
    WebUser victim = WebUser.of(service);
    victim.put(COOKIE, "A".repeat(32));
    victim.signIn("ann", WebUser.PASSWORD).body(200);
    assertThat(victim.token()).hasSize(32).isNotEqualTo("A".repeat(32));
    assertThat(service.database().rows("SELECT 1 FROM sessions WHERE token = ?", "A".repeat(32)))
        .isEmpty();
  }

  @Test
  void signingInWithAnothersSessionDoesNotMakeItOnesOwn() {
    WebUser attacker = WebUser.signedUp(service, "mallory");
    WebUser.signedUp(service, "victim");
    WebUser victim = WebUser.of(service);
    victim.put(COOKIE, attacker.cookie(COOKIE));
    victim.signIn("victim", WebUser.PASSWORD).body(200);
    assertThat(victim.token()).isNotEqualTo(attacker.token());
    assertThat(attacker.get("/auth/get-session").value("email")).isEqualTo("mallory@example.com");
    assertThat(victim.get("/auth/get-session").value("email")).isEqualTo("victim@example.com");
  }

  @Test
  void nothingInABodyChoosesTheSession() {
    ApiAnswer answer =
        service
            .anonymous()
            .post(
                "/auth/sign-up/email",
                """
                {"name":"x","email":"chosen@example.com","password":"correct horse",
                 "token":"BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB","id":"chosen","userId":"chosen"}\
                """);
    assertThat(answer.body(200)).doesNotContain("BBBB", "\"chosen\"");
  }

  @Test
  void aTokenIsMadeAnewForEverySignIn() {
    WebUser carol = WebUser.signedUp(service, "carol");
    String first = carol.token();
    carol.signIn("carol", WebUser.PASSWORD).body(200);
    assertThat(carol.token()).isNotEqualTo(first);
  }
}
