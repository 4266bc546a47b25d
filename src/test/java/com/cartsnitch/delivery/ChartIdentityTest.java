package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application would refuse when it starts is refused before anything is changed. */
@NeedsHelm
class ChartIdentityTest {
  private static final String SIGN_IN = "config.identity.signIn";
  private static final String AUTH_SECRET = "secrets.keys.authSecret";
  private static final String PUBLIC_URL = "config.publicUrl";

  private static Chart in(String environment) {
    return Chart.withDefaults()
        .set("environment", environment)
        .set("image.digest", Chart.DIGEST)
        .set(PUBLIC_URL, "https://shop.example.org")
        .set("config.corsOrigins[0]", "https://shop.example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void trustedPagesMustBeNamedAndEncrypted(String environment) {
    Chart chart = in(environment).set(SIGN_IN, "external");
    chart.render();
    Chart unsaid =
        Chart.withDefaults()
            .set("environment", environment)
            .set("image.digest", Chart.DIGEST)
            .set(SIGN_IN, "external")
            .set(PUBLIC_URL, "https://shop.example.org");
    assertThat(unsaid.refusal()).contains("config.corsOrigins has http://localhost:3000");
    assertThat(chart.set("config.identity.trustedOrigins[0]", "http://a.example.org").refusal())
        .contains("config.identity.trustedOrigins has http://a.example.org", "https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void somebodyMustSignIn(String environment) {
    assertThat(in(environment).refusal())
        .contains("environment is " + environment, "nobody signs in", AUTH_SECRET, SIGN_IN);
    assertThat(in(environment).set(SIGN_IN, "external").render().settings())
        .containsEntry("CARTSNITCH_SIGN_IN", "external")
        .containsEntry("CARTSNITCH_PUBLIC_URL", "https://shop.example.org");
    in(environment).set(AUTH_SECRET, "auth-secret").render();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "uat", "prod"})
  void butNotTwoOfThem(String environment) {
    assertThat(in(environment).set(SIGN_IN, "external").set(AUTH_SECRET, "auth-secret").refusal())
        .contains(SIGN_IN + " is external, but " + AUTH_SECRET + " is given");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8000", "http://shop.example.org"})
  void clientsMustComeByHttps(String url) {
    assertThat(in("prod").set(SIGN_IN, "external").set(PUBLIC_URL, url).refusal())
        .contains(PUBLIC_URL + " is " + url, "with https");
    in("dev").set(PUBLIC_URL, url).render();
  }

  @Test
  void mailNeedsASender() {
    Chart chart = Chart.withDefaults().set("secrets.keys.smtpUrl", "smtp-url");
    assertThat(chart.refusal()).contains("config.mailFrom is empty");
    assertThat(chart.set("config.mailFrom", "Shop <a@example.org>").render().settings())
        .containsEntry("CARTSNITCH_MAIL_FROM", "Shop <a@example.org>");
  }
}
