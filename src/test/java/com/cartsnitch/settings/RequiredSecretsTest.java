package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.NO_FILE;
import static com.cartsnitch.settings.SettingsFixture.environment;
import static com.cartsnitch.settings.SettingsFixture.problems;
import static com.cartsnitch.settings.SettingsFixture.production;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.config.InvalidSettingsException;
import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.SettingInForce;
import com.cartsnitch.testing.TestSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredSecretsTest {
  private static final String SERVICE_KEY = "CARTSNITCH_SERVICE_KEY";
  private static final String FERNET_KEY = "CARTSNITCH_FERNET_KEY";
  private static final String JWT_SECRET = "CARTSNITCH_JWT_SECRET_KEY";
  private static final String AUTH_SECRET = "CARTSNITCH_AUTH_SECRET";
  private static final String GOOD_KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
  private static final String DEVELOPMENT_KEY = "Y2FydHNuaXRjaC1kZXZlbG9wbWVudC1vbmx5LWtleSE=";

  @Test
  void theServiceDemandsItsSecrets() {
    assertThat(problems(Map.of(), NO_FILE))
        .hasSize(3)
        .anyMatch(line -> line.startsWith(SERVICE_KEY + ": ") && line.contains("openssl rand"))
        .anyMatch(line -> line.startsWith(FERNET_KEY + ": ") && line.contains("openssl rand"))
        .anyMatch(line -> line.startsWith(JWT_SECRET + ": ") && line.contains("openssl rand"));
  }

  @Test
  void aCommandDemandsOnlyWhatItWorksWith() {
    assertThat(SettingsReader.read(Map.of(), NO_FILE, SettingsPart.DATABASE))
        .isEqualTo(read().settings().database());
    assertThat(SettingsReader.read(Map.of(), NO_FILE, SettingsPart.SERVER))
        .isEqualTo(read().settings().server());
    assertThatThrownBy(() -> SettingsReader.read(Map.of(), NO_FILE, SettingsPart.ROTATION))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageStartingWith(FERNET_KEY + ": ")
        .hasMessageNotContaining(SERVICE_KEY);
    assertThat(
            SettingsReader.read(Map.of(FERNET_KEY, GOOD_KEY), NO_FILE, SettingsPart.ROTATION)
                .fernetKeys())
        .containsExactly(new Secret(GOOD_KEY));
  }

  @Test
  void whatACommandDoesNotNeedMustBeRightAllTheSame() {
    assertThatThrownBy(
            () -> SettingsReader.read(Map.of(SERVICE_KEY, "short"), NO_FILE, SettingsPart.DATABASE))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageStartingWith(SERVICE_KEY + ": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "change-me-in-production",
        "change-me-in-production-change-me-in-production",
        "CHANGEME-CHANGEME-CHANGEME-CHANGEME",
        "a-service-key-of-31-characters-",
        "this has blanks in it, although it is long",
        "this-is-32-characters-but-not-äöü"
      })
  void aServiceKeyThatCanBeGuessedOrNotSentIsRefused(String value) {
    assertRefused(SERVICE_KEY, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "change-me-in-production",
        "s3same",
        "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4",
        "cw/0x689RpI+jtRR7oE8h/eQsKImvJapLeSbXpwF4e4=",
        "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4e4=",
        "Y2hhbmdlLW1lLWluLXByb2R1Y3Rpb24tLS0tLS0tLS0=",
        "change-me-in-production-00000000000000000000=",
        GOOD_KEY + ",",
        GOOD_KEY + ",s3same"
      })
  void aFernetKeyThatIsNoneIsRefused(String value) {
    assertRefused(FERNET_KEY, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3same",
        "change-me-in-production-change-me-in-production",
        "a-good-secret-that-is-long-enough,s3same"
      })
  void aSigningSecretThatCanBeGuessedIsRefused(String value) {
    assertRefused(AUTH_SECRET, value);
    assertRefused(JWT_SECRET, value);
  }

  private static void assertRefused(String variable, String value) {
    assertThat(problems(variable, value))
        .singleElement()
        .asString()
        .startsWith(variable + ": ")
        .contains("openssl rand -base64 32")
        .doesNotContain("s3same", "cw_0x");
  }

  @ParameterizedTest
  @CsvSource({
    SERVICE_KEY + ", development-only-service-key-of-cartsnitch",
    FERNET_KEY + ", " + DEVELOPMENT_KEY,
    JWT_SECRET + ", development-only-jwt-secret-of-cartsnitch",
    AUTH_SECRET + ", development-only-auth-secret-of-cartsnitch"
  })
  void whatIsForDevelopmentOnlyIsRefusedElsewhere(String variable, String value) {
    assertThat(problems(variable, value)).isEmpty();
    for (String where : new String[] {"uat", "prod"}) {
      String signIn = variable.equals(AUTH_SECRET) ? "" : "external";
      assertThat(problems(production(where, variable, value, "CARTSNITCH_SIGN_IN", signIn)))
          .singleElement()
          .asString()
          .startsWith(variable + ": ");
    }
  }

  @Test
  void theyAreNeverPrinted() {
    Configuration configuration =
        read(AUTH_SECRET, "the-secret-that-signs-now-s3same,the-secret-that-signed-once-s3same");
    assertThat(configuration.toString())
        .doesNotContain("s3same")
        .doesNotContain(TestSettings.SECRETS.values());
    assertThat(configuration.inForce())
        .contains(
            new SettingInForce(SERVICE_KEY, Secret.MASK, false),
            new SettingInForce(FERNET_KEY, Secret.MASK, false),
            new SettingInForce(JWT_SECRET, Secret.MASK, false),
            new SettingInForce(AUTH_SECRET, Secret.MASK + "," + Secret.MASK, false));
  }

  @Test
  void theFirstOfSeveralKeysComesFirst() {
    Map<String, String> environment =
        environment(FERNET_KEY, " " + GOOD_KEY + " , " + DEVELOPMENT_KEY);
    assertThat(SettingsReader.read(environment, NO_FILE).settings().security().fernetKeys())
        .containsExactly(new Secret(GOOD_KEY), new Secret(DEVELOPMENT_KEY));
  }
}
