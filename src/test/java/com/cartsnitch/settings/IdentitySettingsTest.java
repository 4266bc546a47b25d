package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.NO_FILE;
import static com.cartsnitch.settings.SettingsFixture.environment;
import static com.cartsnitch.settings.SettingsFixture.problems;
import static com.cartsnitch.settings.SettingsFixture.production;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.auth.user.IdentitySettings;
import com.cartsnitch.platform.config.InvalidSettingsException;
import com.cartsnitch.platform.config.address.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitySettingsTest {
  private static final String PUBLIC_URL = "CARTSNITCH_PUBLIC_URL";
  private static final String SIGN_IN = "CARTSNITCH_SIGN_IN";
  private static final String AUTH_SECRET = "CARTSNITCH_AUTH_SECRET";
  private static final String GOOD_SECRET = "a-good-secret-that-is-long-enough";
  private static final String TRUSTED = "CARTSNITCH_TRUSTED_ORIGINS";
  private static final String CORS = "CARTSNITCH_CORS_ORIGINS";

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8000,         http://localhost:8000",
    "https://shop.example.org/,     https://shop.example.org",
    "https://SHOP.example.org:443,  https://shop.example.org",
    "https://shop.example.org:8443, https://shop.example.org:8443",
    "http://[::1]:8000,             http://[::1]:8000",
  })
  void thePublicUrlIsAnOrigin(String text, String url) {
    IdentitySettings identity = read(PUBLIC_URL, text).settings().identity();
    assertThat(identity.publicUrl()).hasToString(url);
    assertThat(identity.trustedOrigins()).contains(Origin.parse(url).orElseThrow());
  }

  @Test
  void ourOwnPagesThoseOfCorsAndFurtherOnesAreTrusted() {
    assertThat(read().settings().identity().trustedOrigins())
        .extracting(Origin::toString)
        .containsExactlyInAnyOrder(
            "http://localhost:8000", "http://localhost:3000", "https://cartsnitch.com");
    assertThat(
            read(
                    PUBLIC_URL,
                    "https://shop.example.org",
                    CORS,
                    "https://app.example.org , https://SHOP.example.org",
                    "CARTSNITCH_TRUSTED_ORIGINS",
                    "[\"https://admin.example.org\", \"https://app.example.org:443\"]")
                .settings()
                .identity()
                .trustedOrigins())
        .extracting(Origin::toString)
        .containsExactlyInAnyOrder(
            "https://shop.example.org", "https://app.example.org", "https://admin.example.org");
  }

  @ParameterizedTest
  @CsvSource({
    "'[]',                                                        ''",
    "'[ \"https://a.example\" , \"http://b.example:80\" ]',       https://a.example"
        + " http://b.example",
    "'https://a.example,http://b.example:80',                     https://a.example"
        + " http://b.example",
    "'https://a.example,https://A.example:443',                   https://a.example",
  })
  void originsAreAnArrayOrALine(String text, String origins) {
    assertThat(read(CORS, text).settings().cors().origins().stream().map(Origin::toString))
        .containsExactly(origins.isEmpty() ? new String[0] : origins.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void onlyHttpsIsPublicWhereItCounts(String where) {
    assertThat(problems(production(where))).isEmpty();
    for (String url : new String[] {"", "http://localhost:8000", "http://shop.example.org"}) {
      assertThat(problems(production(where, PUBLIC_URL, url)))
          .singleElement()
          .asString()
          .startsWith(PUBLIC_URL + ": ")
          .contains("with https");
    }
    assertThat(problems(PUBLIC_URL, "http://shop.example.org")).isEmpty();
  }

  /** The defaults are nobody's pages there, and would be trusted. */
  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void whosePagesAreTrustedMustBeSaidWhereItCounts(String where) {
    for (String unsaid : new String[] {"", "http://localhost:3000,https://app.example.org"}) {
      assertThat(problems(production(where, CORS, unsaid)))
          .singleElement()
          .asString()
          .startsWith(CORS + ": ")
          .contains("https");
    }
    assertThat(problems(production(where, CORS, "[]"))).isEmpty();
    assertThat(problems(production(where, TRUSTED, "http://app.example.org")))
        .singleElement()
        .asString()
        .startsWith(TRUSTED + ": ")
        .contains("https");
    assertThat(problems(CORS, "http://app.example.org")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void thatAnotherServiceSignsInMustBeSaidWhereItCounts(String where) {
    assertThat(problems(production(where, SIGN_IN, "")))
        .singleElement()
        .asString()
        .startsWith(SIGN_IN + ": ")
        .contains("external", AUTH_SECRET);
    assertThat(problems(production(where, SIGN_IN, "", AUTH_SECRET, GOOD_SECRET))).isEmpty();
  }

  @Test
  void developmentNeedNotSayWhoSignsIn() {
    assertThat(problems(SIGN_IN, "")).isEmpty();
    assertThat(problems(SIGN_IN, "external")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "uat", "prod"})
  void whoHasTheSecretSignsInHimself(String where) {
    assertThat(problems(production(where, SIGN_IN, "external", AUTH_SECRET, GOOD_SECRET)))
        .singleElement()
        .asString()
        .startsWith(SIGN_IN + ": must be empty")
        .doesNotContain(GOOD_SECRET);
  }

  @Test
  void commandsNeedNotKnowWhoSignsInAndUnderWhichUrl() {
    Map<String, String> prod =
        environment(production("prod", SIGN_IN, "", PUBLIC_URL, "http://localhost:8000"));
    assertThat(SettingsReader.read(prod, NO_FILE, SettingsPart.DATABASE).user()).isEqualTo("ann");
    prod.put(PUBLIC_URL, "http://shop.example.org");
    assertThatThrownBy(() -> SettingsReader.read(prod, NO_FILE, SettingsPart.DATABASE))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageStartingWith(PUBLIC_URL + ": ");
  }
}
