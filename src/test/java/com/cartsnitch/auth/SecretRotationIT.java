package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.MailServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A secret is replaced: for a while both are good, the new one signs. */
@Timeout(120)
class SecretRotationIT {
  private static final String OLD = "the-old-secret-0123456789-0123456789";
  private static final String NEW = "the-new-secret-0123456789-0123456789";
  private static final String PRIVATE = "/api/v1/me/email-in-address";

  @Test
  void whatTheOldSecretSignedIsGoodUntilItIsTakenAway() throws InterruptedException {
    try (MailServer mail = new MailServer();
        ApiService before = ApiService.start(settings(mail, OLD))) {
      WebUser ann = WebUser.signedUp(before, "ann");
      Shown old = new Shown(ann.cookieHeader(), Tokens.login(before, "ann", WebUser.PASSWORD));
      String link = link(before, mail, "ann", 2);
      try (ApiService during = before.another(settings(mail, NEW + "," + OLD))) {
        old.assertAt(during, 200);
        assertThat(during.anonymous().get(link).header("Location")).isEqualTo("/");
        WebUser bob = WebUser.signedUp(during, "bob");
        Shown fresh = new Shown(bob.cookieHeader(), Tokens.login(during, "bob", WebUser.PASSWORD));
        fresh.assertAt(before, 401);
        try (ApiService after = before.another(settings(mail, NEW))) {
          old.assertAt(after, 401);
          fresh.assertAt(after, 200);
          assertThat(after.anonymous().get(link).header("Location"))
              .isEqualTo("/?error=INVALID_TOKEN");
        }
      }
    }
  }

  private static String link(ApiService service, MailServer mail, String name, int letters)
      throws InterruptedException {
    String email = name + "@example.com";
    service
        .anonymous()
        .post("/auth/send-verification-email", "{\"email\":\"%s\"}".formatted(email))
        .body(200);
    return mail.linkTo(email, letters);
  }

  private static Map<String, String> settings(MailServer mail, String secrets) {
    Map<String, String> settings = new HashMap<>(mail.settings());
    settings.put("CARTSNITCH_AUTH_SECRET", secrets);
    settings.put("CARTSNITCH_JWT_SECRET_KEY", secrets);
    return settings;
  }

  private record Shown(String cookies, Tokens tokens) {
    void assertAt(ApiService service, int status) {
      ApiClient nobody = service.anonymous();
      assertThat(nobody.with("Cookie", cookies).get(PRIVATE).status()).isEqualTo(status);
      assertThat(nobody.with("Authorization", "Bearer " + tokens.access()).get(PRIVATE).status())
          .isEqualTo(status);
    }
  }
}
