package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Browser;
import com.cartsnitch.testing.BrowserTab;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.FreePort;
import com.cartsnitch.testing.MailServer;
import com.cartsnitch.testing.Skip;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The pages that mailed links open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LinkPagesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String RESET = "/auth/reset-password";

  private final MailServer mail = new MailServer();
  private ApiService service;
  private String url;

  @BeforeAll
  void start() throws IOException {
    int port = FreePort.find();
    url = "http://localhost:" + port;
    Map<String, String> settings = new HashMap<>(AuthSecrets.with(mail));
    settings.put("CARTSNITCH_PORT", Integer.toString(port));
    settings.put("CARTSNITCH_PUBLIC_URL", url);
    service = ApiService.start(settings);
  }

  @AfterAll
  void stop() {
    service.close();
    mail.close();
  }

  @Test
  void theyLoadNothingAndTellNothing() throws InterruptedException {
    for (String link : List.of(resetLink("ann"), undoLink("amy"), RESET + "/x")) {
      ApiAnswer page = service.anonymous().get(link);
      assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(page.header("Content-Security-Policy"))
          .matches(
              "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none';"
                  + " form-action 'self'; frame-ancestors 'none'");
      // a form with a policy of no-referrer would say that it comes from nowhere
      assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin");
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      assertThat(page.body())
          .startsWith("<!doctype html>\n<html lang=\"en\">")
          .contains("<title>", "<h1>")
          .doesNotContain("<script", "//", "style=", "onclick", "onload", "onsubmit");
    }
  }

  @Test
  void aFormIsAnsweredByAPageWhateverComesOfIt() throws InterruptedException {
    String token = token(resetLink("bob"));
    assertThat(form(token, "short").body(400))
        .contains("Error: Password too short", "role=\"alert\"", "aria-invalid=\"true\"", "<form");
    assertThat(form(token, "é".repeat(37)).body(400)).contains("role=\"alert\"", "<form");
    assertThat(form("\"><script>x</script>", "battery staple").body(400))
        .contains("does not work")
        .doesNotContain("<script");
    assertThat(form("\"><script>x</script>", "short").body(400))
        .contains("value=\"&quot;&gt;&lt;script&gt;x")
        .doesNotContain("<script");
    assertThat(form(token, "battery staple").body(200)).contains("Your password is changed");
    assertThat(form(token, "battery staple").body(400)).contains("does not work");
    assertThat(WebUser.of(service).signIn("bob", "battery staple").status()).isEqualTo(200);
  }

  @Test
  void whoTriesTooOftenIsToldOnAPage() throws InterruptedException {
    Map<String, String> limited = new HashMap<>(AuthSecrets.with(mail));
    limited.put("CARTSNITCH_RATE_LIMIT_ENABLED", "true");
    limited.put("CARTSNITCH_RATE_LIMIT_AUTH_REQUESTS", "1");
    try (ApiService strict = service.another(limited)) {
      form(strict, "x", "battery staple").body(400);
      ApiAnswer refused = form(strict, "x", "battery staple");
      assertThat(refused.body(429)).contains("Too many requests: try again in ", "<form");
      assertThat(refused.header("Retry-After")).matches("\\d+");
    }
  }

  /** With the cookies of a session, which make the service ask where the form comes from. */
  @Test
  void aBrowserWithoutScriptsOfOursGetsThere() throws Exception {
    Optional<Browser> browser = Browser.find();
    Skip.unless(browser.isPresent(), "no Chromium here: the pages are not looked at");
    String reset = resetLink("carol");
    try (BrowserTab tab = browser.orElseThrow().tab()) {
      // a page that may fetch
      open(tab, url + "/docs", "CartSnitch");
      tab.run(
          """
          const answer = await fetch('/auth/sign-in/email', {
            method: 'POST', headers: {'Content-Type': 'application/json'},
            body: JSON.stringify({email: 'carol@example.com', password: '%s'})});
          if (!answer.ok) throw new Error(await answer.text());
          """
              .formatted(WebUser.PASSWORD));
      open(tab, url + reset, "Choose a new password");
      tab.run("document.querySelector('input[type=password]').value = 'short77';");
      tab.run("document.querySelector('form').noValidate = true;");
      press(tab, "Error: Password too short");
      tab.run("document.querySelector('input[type=password]').value = 'battery staple';");
      press(tab, "Your password is changed");
      String undo = undoLink("dora");
      open(tab, url + undo, "dora@example.com");
      assertThat(
              tab.run("return getComputedStyle(document.querySelector('button')).fontWeight + '';"))
          .isEqualTo("600");
      press(tab, "Your address is back");
    }
    assertThat(service.database().rows("SELECT 1 FROM users WHERE email = 'dora@example.com'"))
        .hasSize(1);
  }

  private static void press(BrowserTab tab, String then) throws InterruptedException {
    tab.run("document.querySelector('button').click();");
    await(tab, then);
  }

  private static void open(BrowserTab tab, String link, String then) throws InterruptedException {
    tab.open(link);
    await(tab, then);
  }

  private static void await(BrowserTab tab, String text) throws InterruptedException {
    Eventually.waitFor(text, PATIENCE, () -> shows(tab, text));
  }

  private static boolean shows(BrowserTab tab, String text) {
    try {
      return tab.run("return document.title + document.body.innerText;").contains(text);
    } catch (AssertionError _) {
      return false; // between two pages
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ApiAnswer form(String token, String password) {
    return form(service, token, password);
  }

  private static ApiAnswer form(ApiService asked, String token, String password) {
    ApiClient page = asked.anonymous().with("Content-Type", "application/x-www-form-urlencoded");
    return page.post(RESET, "token=%s&newPassword=%s".formatted(encoded(token), encoded(password)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String resetLink(String name) throws InterruptedException {
    WebUser.signedUp(service, name);
    service
        .anonymous()
        .post("/auth/request-password-reset", "{\"email\":\"%s@example.com\"}".formatted(name))
        .body(200);
    return mail.linkTo(name + "@example.com", 2);
  }

  private String undoLink(String name) throws InterruptedException {
    WebUser user = WebUser.signedUp(service, name);
    assertThat(
            user.withCookies()
                .with("Origin", url)
                .patch("/auth/me", "{\"email\":\"%s2@example.com\"}".formatted(name))
                .status())
        .isEqualTo(200);
    return mail.linkTo(name + "@example.com", 2);
  }

  private static String token(String link) {
    return link.replaceFirst(".*/reset-password/([^?]*).*", "$1");
  }
}
