package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.problems;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.SettingInForce;
import com.cartsnitch.platform.config.address.RedisUrl;
import com.cartsnitch.platform.config.address.RedisUrl.Topology;
import java.util.List;
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
    "redis://:@cache,                  redis://cache:6379,   ,    ,       0",
    "redis://bob:s3same@cache/1,       redis://cache:6379,   bob, s3same, 1",
    "redis://bob:a%40b+c%3A@cache,     redis://cache:6379,   bob, a@b+c:, 0",
    "redis://b%2Fb:a%23%2Fb@cache,     redis://cache:6379,   b/b, a#/b,   0",
    "redis://bob:a:b@cache,            redis://cache:6379,   bob, a:b,    0",
    "redis://[::1]:6380,               redis://[::1]:6380,   ,    ,       0",
    "rediss://bob:s3same@[fe80::1]/2,  rediss://[fe80::1]:6379, bob, s3same, 2",
  })
  void understandsOneServer(
      String text, String address, @Nullable String user, @Nullable String password, int database) {
    assertThat(read(VARIABLE, text).settings().redis().url())
        .isEqualTo(
            new RedisUrl(
                Topology.SINGLE,
                List.of(address),
                "",
                user,
                password == null ? null : new Secret(password),
                database));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis-sentinel://s1#cache                       | redis://s1:26379 | cache",
        "redis+sentinel://s1:1,s2:2,s3/#cache            | redis://s1:1 redis://s2:2"
            + " redis://s3:26379 | cache",
        "rediss-sentinel://[::1]:1,s2/#m%20y             | rediss://[::1]:1 rediss://s2:26379 | m"
            + " y",
        "rediss+sentinel://s1#cache                      | rediss://s1:26379 | cache",
      })
  void understandsSentinels(String text, String addresses, String master) {
    RedisUrl redis = read(VARIABLE, text).settings().redis().url();
    assertThat(redis.topology()).isEqualTo(Topology.SENTINEL);
    assertThat(redis.addresses()).containsExactly(addresses.split(" "));
    assertThat(redis.masterName()).isEqualTo(master);
  }

  @Test
  void understandsAllThatSentinelsMayNeed() {
    assertThat(read(VARIABLE, "redis-sentinel://bob:s3same@a,b:2/4#m").settings().redis().url())
        .isEqualTo(
            new RedisUrl(
                Topology.SENTINEL,
                List.of("redis://a:26379", "redis://b:2"),
                "m",
                "bob",
                new Secret("s3same"),
                4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis-cluster://n1                              | redis://n1:6379",
        "redis+cluster://bob:s3same@n1:1,n2/0            | redis://n1:1 redis://n2:6379",
        "rediss-cluster://:s3same@n1:1,[::1]:2           | rediss://n1:1 rediss://[::1]:2",
        "rediss+cluster://n1                             | rediss://n1:6379",
      })
  void understandsClusters(String text, String addresses) {
    RedisUrl redis = read(VARIABLE, text).settings().redis().url();
    assertThat(redis.topology()).isEqualTo(Topology.CLUSTER);
    assertThat(redis.addresses()).containsExactly(addresses.split(" "));
    assertThat(redis.password()).isEqualTo(text.contains("@") ? new Secret("s3same") : null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis://bob:s3same@cache/1               | redis://bob:********@cache:6379/1",
        "rediss+sentinel://:s3same@a,b:2/4#m      | rediss-sentinel://:********@a:26379,b:2/4#m",
        "redis-cluster://bob:s3same@n1:1,n2       | redis-cluster://bob:********@n1:1,n2:6379/0",
      })
  void showsAllButThePassword(String text, String shown) {
    assertThat(read(VARIABLE, text).inForce()).contains(new SettingInForce(VARIABLE, shown, false));
  }

  @Test
  void emptyMeansNoRedis() {
    RedisUrl redis = read(VARIABLE, "").settings().redis().url();
    assertThat(redis).isEqualTo(RedisUrl.NONE);
    assertThat(redis.configured()).isFalse();
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
        "redis://cache/99999999999",
        "redis://cache:70000",
        "redis://cache:0",
        "redis://bob@cache",
        "redis://cache?ssl_ca_certs=s3s",
        "redis://:s3same%@cache",
        "redis://:s3s ame@cache",
        "redis://:s3s@ame@cache",
        "redis-ring://cache",
        "redis-sentinel://a,,b#m",
        "redis-cluster://a b",
      })
  void refusesWhatItDoesNotUnderstand(String text) {
    assertThat(problems(VARIABLE, text))
        .singleElement()
        .asString()
        .startsWith(VARIABLE + ": must look like")
        .doesNotContain("s3s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis://:s3same@a,b          | redis-sentinel://HOSTS#MASTER-NAME or"
            + " redis-cluster://HOSTS",
        "redis-sentinel://:s3same@a   | needs the master's name",
        "redis-sentinel://:s3same@a#  | needs the master's name",
        "redis://:s3same@a#master     | sentinels",
        "redis-cluster://:s3same@a#m  | sentinels",
        "redis-cluster://:s3same@a/1  | none but 0",
        "redis://s3same:@a            | user without a password",
      })
  void refusesContradictions(String text, String rule) {
    assertThat(problems(VARIABLE, text))
        .singleElement()
        .asString()
        .startsWith(VARIABLE + ": ")
        .contains(rule)
        .doesNotContain("s3s");
  }
}
