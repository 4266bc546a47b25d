package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Browser;
import com.cartsnitch.testing.BrowserTab;
import com.cartsnitch.testing.FreePort;
import com.cartsnitch.testing.Skip;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever signs in on the page that shows the description can try what is for users. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsTryOutIT {
  /** What the page's user does by hand. */
  private static final String HANDS =
      """
      const found = async (root, selector) => {
        for (let tries = 0; tries < 600; tries++) {
          const element = root.querySelector(selector);
          if (element) return element;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(`there is no ${selector}`);
      };
      const click = async (root, selector) => (await found(root, selector)).click();
      const authorize = async (scheme, token) => {
        await click(document, '.auth-wrapper .authorize');
        await found(document, '.auth-container');
        const form = [...document.querySelectorAll('.auth-container')]
          .find((each) => each.querySelector('h4').textContent.startsWith(scheme));
        const field = form.querySelector('input');
        const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        set.call(field, token);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await click(form, '.auth-btn-wrapper .authorize');
        await click(document, '.modal-ux .close-modal');
      };
      const tryOut = async (operation) => {
        const block = await found(document, `.opblock[id$="-${operation}"]`);
        await click(block, '.opblock-summary-control');
        await click(block, '.try-out__btn');
        await click(block, '.execute');
        return (await found(block, '.live-responses-table tbody .response-col_status')).textContent;
      };
      """;

  private static final String EMAIL = "pat.browser@example.com";
  private static final String PASSWORD = "correct horse";

  private ApiService service;
  private String sessionToken;
  private String accessToken;
  private @Nullable BrowserTab tab;

  @BeforeAll
  void start() throws IOException {
    String port = Integer.toString(FreePort.find());
    service =
        ApiService.start(
            Map.of(
                "CARTSNITCH_PORT",
                port,
                "CARTSNITCH_PUBLIC_URL",
                "http://localhost:" + port,
                "CARTSNITCH_AUTH_SECRET",
                "test-auth-secret-0b7e4d92c8a1f635"));
    sessionToken = signIn("/auth/sign-up/email", "name", "token");
    accessToken = signIn("/auth/login", "display_name", "access_token");
  }

  private String signIn(String path, String name, String token) {
    String body =
        "{\"%s\":\"Pat\",\"email\":\"%s\",\"password\":\"%s\"}".formatted(name, EMAIL, PASSWORD);
    return service.anonymous().post(path, body).value(token);
  }

  /** One browser for all, since it takes a while to start; a page keeps no token. */
  @BeforeEach
  void openPage() throws Exception {
    Optional<Browser> browser = Browser.find();
    Skip.unless(browser.isPresent(), "no Chromium here: the page is not looked at");
    if (tab == null) {
      tab = browser.orElseThrow().tab();
    }
    tab.open("http://localhost:%d/docs".formatted(service.port()));
  }

  @AfterAll
  void stop() {
    if (tab != null) {
      tab.close();
    }
    service.close();
  }

  @Test
  void withoutCredentialsItIsRefused() throws Exception {
    assertThat(run("return tryOut('getEmailInAddress');")).startsWith("401");
  }

  @Test
  void aSessionTokenOpensIt() throws Exception {
    assertThat(authorized("sessionToken", sessionToken, "getEmailInAddress")).startsWith("200");
  }

  @Test
  void anAccessTokenOpensItAndNoSession() throws Exception {
    assertThat(authorized("accessToken", accessToken, "getEmailInAddress")).startsWith("200");
    assertThat(run("return tryOut('listSessions');")).startsWith("401");
  }

  /** It may be asked for without credentials, but it is worthless if they are not sent along. */
  @Test
  void aSessionTokenIsSentWhereItIsOptional() throws Exception {
    authorized("sessionToken", sessionToken, "getSession");
    assertThat(run("return document.querySelector('.live-responses-table').textContent;"))
        .contains(EMAIL);
  }

  /** The examples are those of the user who was made above. */
  @Test
  void signingInOnThePageSignsTheBrowserIn() throws Exception {
    assertThat(run("return tryOut('signInWithEmail');")).startsWith("200");
    assertThat(run("return tryOut('getEmailInAddress');")).startsWith("200");
    assertThat(run("return tryOut('signOut');")).startsWith("200");
    assertThat(run("return tryOut('listSessions');")).startsWith("401");
  }

  private String authorized(String scheme, String token, String operation)
      throws InterruptedException {
    return run(
        "await authorize('%s', '%s'); return tryOut('%s');".formatted(scheme, token, operation));
  }

  private String run(String script) throws InterruptedException {
    return Objects.requireNonNull(tab).run(HANDS + script);
  }
}
