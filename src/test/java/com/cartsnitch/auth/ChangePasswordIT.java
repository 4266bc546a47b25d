package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ChangePasswordIT {
  private static final String CHANGE = "/auth/change-password";
  private static final String UPDATE = "/auth/update-user";
  private static final String NEW = "battery staple";

  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aNewPasswordTakesThePlaceOfTheOldOne() {
    WebUser ann = WebUser.signedUp(service, "ann");
    WebUser phone = WebUser.signedIn(service, "ann");
    ApiAnswer answer = ann.post(CHANGE, change(WebUser.PASSWORD, NEW, false));
    assertThat(answer.body(200)).startsWith("{\"token\":null,\"user\":{\"name\":\"ann\",");
    assertThat(ann.signIn("ann", WebUser.PASSWORD).status()).isEqualTo(401);
    assertThat(WebUser.of(service).signIn("ann", NEW).status()).isEqualTo(200);
    assertThat(phone.isIn()).isTrue();
  }

  @Test
  void allOtherSignInsCanEndWithTheOldOne() {
    WebUser bob = WebUser.signedUp(service, "bob");
    WebUser phone = WebUser.signedIn(service, "bob");
    Tokens tokens = Tokens.login(service, "bob", WebUser.PASSWORD);
    String before = bob.token();
    ApiAnswer answer = bob.post(CHANGE, change(WebUser.PASSWORD, NEW, true));
    assertThat(answer.value("token")).isEqualTo(bob.token()).isNotEqualTo(before);
    assertThat(bob.isIn()).isTrue();
    assertThat(phone.isIn()).isFalse();
    assertThat(tokens.refresh().status()).isEqualTo(401);
    assertThat(tokens.open().status()).isEqualTo(401);
    assertThat(service.database().rows("SELECT 1 FROM sessions WHERE token = ?", before)).isEmpty();
  }

  @Test
  void theOldPasswordIsAskedForAndTheNewOneHasRules() {
    WebUser carol = WebUser.signedUp(service, "carol");
    assertCode(carol.post(CHANGE, change("wrong one", NEW, false)), "INVALID_PASSWORD");
    assertCode(carol.post(CHANGE, change("wrong one", NEW, true)), "INVALID_PASSWORD");
    assertCode(carol.post(CHANGE, change(WebUser.PASSWORD, "short", false)), "PASSWORD_TOO_SHORT");
    assertCode(
        carol.post(CHANGE, change(WebUser.PASSWORD, "é".repeat(37), false)), "PASSWORD_TOO_LONG");
    assertThat(carol.post(CHANGE, "{}").value("message"))
        .isEqualTo("[body.newPassword] is required; [body.currentPassword] is required");
    assertThat(carol.isIn()).isTrue();
    assertThat(WebUser.of(service).signIn("carol", WebUser.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void nameAndPictureCanBeChanged() {
    WebUser dave = WebUser.signedUp(service, "dave");
    assertThat(
            dave.post(UPDATE, "{\"name\":\"David\",\"image\":\"https://example.com/d.png\"}")
                .body(200))
        .isEqualTo("{\"status\":true}");
    assertThat(dave.get("/auth/get-session").body(200))
        .contains("\"name\":\"David\"", "\"image\":\"https://example.com/d.png\"");
    dave.post(UPDATE, "{\"image\":null}").body(200);
    assertThat(dave.get("/auth/get-session").body(200))
        .contains("\"name\":\"David\"", "\"image\":null");
  }

  @Test
  void theAddressAndNothingAtAllCanNot() {
    WebUser eve = WebUser.signedUp(service, "eve");
    assertCode(
        eve.post(UPDATE, "{\"email\":\"x@y.zz\",\"name\":\"x\"}"), "EMAIL_CAN_NOT_BE_UPDATED");
    assertCode(eve.post(UPDATE, "{}"), "NO_FIELDS_TO_UPDATE");
    assertCode(eve.post(UPDATE, "{\"emailVerified\":true,\"id\":\"x\"}"), "NO_FIELDS_TO_UPDATE");
    assertCode(eve.post(UPDATE, "{\"name\":null}"), "VALIDATION_ERROR");
    assertCode(
        eve.post(UPDATE, "{\"name\":\"%s\"}".formatted("x".repeat(101))), "VALIDATION_ERROR");
    assertThat(eve.get("/auth/get-session").body(200))
        .contains("\"name\":\"eve\",\"email\":\"eve@example.com\",\"emailVerified\":false");
  }

  private static void assertCode(ApiAnswer answer, String code) {
    answer.body(400);
    assertThat(answer.value("code")).isEqualTo(code);
  }

  private static String change(String current, String chosen, boolean revoke) {
    return """
    {"currentPassword":"%s","newPassword":"%s","revokeOtherSessions":%s}\
    """
        .formatted(current, chosen, revoke);
  }
}
