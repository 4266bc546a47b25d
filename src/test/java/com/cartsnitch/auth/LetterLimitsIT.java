package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.MailServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A mailbox is not filled by strangers, however many addresses they come from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class LetterLimitsIT {
  private static final String VERIFY = "/auth/send-verification-email";
  private static final String RESET = "/auth/request-password-reset";
  private static final Pattern TOKEN = Pattern.compile("/auth/reset-password/([A-Za-z0-9]{32})");

  private final AtomicInteger networks = new AtomicInteger();
  private final MailServer mail = new MailServer();
  private ApiService service;

  @BeforeAll
  void start() {
    Map<String, String> settings = new HashMap<>(AuthSecrets.with(mail));
    settings.put("CARTSNITCH_RATE_LIMIT_ENABLED", "true");
    settings.put("CARTSNITCH_TRUSTED_PROXIES", "127.0.0.0/8,::1");
    service = ApiService.start(settings);
  }

  @AfterAll
  void stop() {
    service.close();
    mail.close();
  }

  @Test
  void anAddressGetsFiveAnHourWhoeverAsks() throws InterruptedException {
    signUp("ann@example.com");
    for (int i = 0; i < 3; i++) {
      ask(VERIFY, "ann@example.com");
      ask(RESET, "Ann@Example.com");
      ask(RESET, "ann@example.com");
    }
    settled();
    assertThat(mail.textsTo("ann@example.com")).hasSize(5);
  }

  @Test
  void theLinksOfTheHourStayGoodUntilOneIsUsed() throws InterruptedException {
    signUp("bob@example.com");
    for (int i = 0; i < 6; i++) {
      ask(RESET, "bob@example.com");
    }
    settled();
    List<String> tokens =
        mail.textsTo("bob@example.com").stream()
            .flatMap(text -> TOKEN.matcher(text).results())
            .map(link -> link.group(1))
            .toList();
    assertThat(tokens).hasSize(4);
    assertThat(reset(tokens.get(1)).status()).isEqualTo(200);
    List<Integer> statuses = new ArrayList<>();
    tokens.forEach(token -> statuses.add(reset(token).status()));
    assertThat(statuses).containsExactly(400, 400, 400, 400);
  }

  @Test
  void aMailboxThatHasSeveralAddressesIsOne() throws InterruptedException {
    for (int i = 0; i < 7; i++) {
      signUp("carol+%d@example.com".formatted(i));
    }
    settled();
    assertThat(
            List.of(0, 1, 2, 3, 4, 5, 6).stream()
                .flatMap(i -> mail.textsTo("carol+%d@example.com".formatted(i)).stream()))
        .hasSize(5);
  }

  /** What is asked for one who needs no letter keeps none from him that he needs. */
  @Test
  void whatIsNotSentDoesNotCount() throws InterruptedException {
    signUp("dave@example.com");
    service
        .database()
        .execute("UPDATE users SET email_verified = true WHERE email = 'dave@example.com'");
    for (int i = 0; i < 6; i++) {
      ask(VERIFY, "dave@example.com");
    }
    ask(RESET, "dave@example.com");
    mail.linkTo("dave@example.com", 2);
    assertThat(mail.textsTo("dave@example.com").getLast()).containsPattern(TOKEN);
  }

  @Test
  void nothingTellsThatALetterWasNotSent() {
    signUp("eve@example.com");
    List<String> answers = new ArrayList<>();
    for (String address : List.of("eve@example.com", "unknown@example.com")) {
      for (int i = 0; i < 7; i++) {
        ApiAnswer answer = ask(RESET, address);
        answers.add(answer.body() + answer.header("X-RateLimit-Remaining"));
      }
    }
    assertThat(answers.stream().distinct()).hasSize(1);
  }

  private void signUp(String email) {
    service
        .anonymous()
        .with("X-Forwarded-For", newNetwork())
        .post(
            "/auth/register",
            "{\"email\":\"%s\",\"password\":\"correct horse\",\"display_name\":\"X\"}"
                .formatted(email))
        .body(201);
  }

  private ApiAnswer ask(String path, String email) {
    ApiAnswer answer =
        service
            .anonymous()
            .with("X-Forwarded-For", newNetwork())
            .post(path, "{\"email\":\"%s\"}".formatted(email));
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  private ApiAnswer reset(String token) {
    return service
        .anonymous()
        .with("X-Forwarded-For", newNetwork())
        .post(
            "/auth/reset-password",
            "{\"token\":\"%s\",\"newPassword\":\"battery staple\"}".formatted(token));
  }

  private String newNetwork() {
    return "203.0.113." + networks.incrementAndGet();
  }

  /** Letters leave in order: when one to somebody new is there, so are all before it. */
  private void settled() throws InterruptedException {
    String last = "last%d@example.com".formatted(networks.incrementAndGet());
    signUp(last);
    mail.linkTo(last, 1);
  }
}
