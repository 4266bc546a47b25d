package com.cartsnitch.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboundAddressRoutesIT {
  private static final String PATH = "/api/v1/me/email-in-address";

  private final ApiService service =
      ApiService.start(Map.of("CARTSNITCH_INBOUND_EMAIL_DOMAIN", "in.example.org"));

  @AfterAll
  void close() {
    service.close();
  }

  @Test
  void everyUserHasAnAddressOfHisOwn() {
    ApiAnswer ann = service.signedIn("ann").get(PATH);
    String token =
        service
            .database()
            .rows("SELECT email_inbound_token FROM users WHERE id = 'ann'")
            .getFirst();
    assertThat(token).matches("[A-Za-z0-9_-]{22}");
    assertThat(ann.body(200))
        .startsWith("{\"email_address\":\"receipts+%s@in.example.org\",".formatted(token))
        .contains("\"instructions\":\"", "Meijer", "Kroger", "Target");
    assertThat(ann.header("Cache-Control")).isEqualTo("no-store");
    assertThat(service.signedIn("bob").get(PATH).body(200)).doesNotContain(token);
  }

  @Test
  void strangersHaveNone() {
    ApiAnswer answer = service.anonymous().get(PATH);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }
}
