package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.problems;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String SECRET = "s3same";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:s3same@db/shop",
        "postgresql://db/shop?user=u&password=s3same",
        "postgresql://u:p@db/shop?sslpassword=s3same"
      })
  void whatIsReadFromTheDatabaseUrlNeverPrintsThem(String url) {
    Configuration configuration = read("CARTSNITCH_DATABASE_URL", url);
    assertThat(configuration.toString()).contains("jdbc:postgresql://db/shop");
    assertThat(configuration.toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://:s3same@cache", "rediss://bob:s3same@cache/1"})
  void whatIsReadFromTheRedisUrlNeverPrintsThem(String url) {
    Configuration configuration = read("CARTSNITCH_REDIS_URL", url);
    assertThat(configuration.toString()).contains(Secret.MASK + "@cache:6379");
    assertThat(configuration.toString()).doesNotContain(SECRET);
  }

  @Test
  void whatIsReadFromTheUrlOfMailNeverPrintsThem() {
    Configuration configuration =
        read(
            "CARTSNITCH_SMTP_URL",
            "smtp://s3same:s3same@mail",
            "CARTSNITCH_MAIL_FROM",
            "a@example.org");
    assertThat(configuration.settings().mail().server()).isPresent();
    assertThat(configuration.toString())
        .contains("smtp://" + Secret.MASK + "@mail:587")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:s3same@x@db/shop",
        "postgresql://u:s3same/x@db/shop",
        "postgresql://u:s3same?x@db/shop",
        "postgresql://u:x?s3same@db/shop",
        "postgresql://u:s3same%@db/shop",
        "postgresql://u:s3same@db:x/shop",
        "postgresql://u:s3same@db",
        "postgresql://db/shop?password=s3same",
        "postgresql://db/shop?user=u&password=x&s3same",
        "postgresql://u:s3same@db/shop?wrong=1",
        "mysql://u:s3same@db/shop",
        "s3same"
      })
  void aProblemWithTheDatabaseUrlNeverSaysThem(String url) {
    assertThat(problems("CARTSNITCH_DATABASE_URL", url))
        .isNotEmpty()
        .noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void aWarningNeverSaysThem() {
    assertThat(read("CARTSNITCH_DATABSE_URL", "postgresql://u:s3same@db/shop").warnings())
        .hasSize(1)
        .noneMatch(line -> line.contains(SECRET));
  }
}
