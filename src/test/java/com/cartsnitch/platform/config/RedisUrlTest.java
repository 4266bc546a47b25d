package com.cartsnitch.platform.config;

import static com.cartsnitch.platform.config.SettingsFixture.problems;
import static com.cartsnitch.platform.config.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {
  private static final String VARIABLE = "CARTSNITCH_REDIS_URL";

  @ParameterizedTest
  @CsvSource({
    "redis://cache,                    redis://cache:6379,   ,    ,       0",
    "redis://cache/,                   redis://cache:6379,   ,    ,       0",
    "redis://cache:6380/3,             redis://cache:6380,   ,    ,       3",
    "rediss://cache,                   rediss://cache:6379,  ,    ,       0",
    "redis://:s3same@cache,            redis://cache:6379,   ,    s3same, 0",
    "redis://bob:s3same@cache/1,       redis://cache:6379,   bob, s3same, 1",
    "redis://bob:a%40b+c%3A@cache,     redis://cache:6379,   bob, a@b+c:, 0",
    "redis://bob:a:b@cache,            redis://cache:6379,   bob, a:b,    0",
    "redis://[::1]:6380,               redis://[::1]:6380,   ,    ,       0",
  })
  void understandsEveryForm(
      String text, String address, @Nullable String user, @Nullable String password, int database) {
    assertThat(read(VARIABLE, text).settings().redis())
        .isEqualTo(
            new RedisSettings(
                address, user, password == null ? null : new Secret(password), database));
  }

  @Test
  void emptyMeansNoRedis() {
    RedisSettings settings = read(VARIABLE, "").settings().redis();
    assertThat(settings).isEqualTo(RedisSettings.NONE);
    assertThat(settings.configured()).isFalse();
    assertThat(read(VARIABLE, "").inForce()).contains(new SettingInForce(VARIABLE, "", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cache:6379",
        "http://cache",
        "redis://",
        "redis:cache",
        "redis://cache/first",
        "redis://cache/-1",
        "redis://cache:70000",
        "redis://:s3same%@cache",
        "redis://:s3s ame@cache"
      })
  void refusesWhatItDoesNotUnderstand(String text) {
    assertThat(problems(VARIABLE, text))
        .singleElement()
        .asString()
        .startsWith(VARIABLE + ": must look like")
        .doesNotContain("s3s");
  }
}
