package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.problems;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.SettingInForce;
import com.cartsnitch.platform.database.DatabaseSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  private static final String VARIABLE = "CARTSNITCH_DATABASE_URL";

  @ParameterizedTest
  @CsvSource({
    "postgresql://u:p@db:5433/shop,            db:5433/shop,              u,   p",
    "postgres://u:p@db/shop,                   db/shop,                   u,   p",
    "postgresql+asyncpg://u:p@db/shop,         db/shop,                   u,   p",
    "jdbc:postgresql://u:p@db/shop,            db/shop,                   u,   p",
    "jdbc:postgresql://db/shop?user=u&password=p, db/shop,                u,   p",
    "postgresql://db/shop?password=p%26q&user=u, db/shop,                 u,   p&q",
    "postgresql://u@db/shop?password=p,        db/shop,                   u,   p",
    "postgresql://u@db/shop,                   db/shop,                   u,   ''",
    "postgresql://u:@db/shop,                  db/shop,                   u,   ''",
    "postgresql://a%40b:p%3A%2F%3F%40%25@db/shop, db/shop,                a@b, p:/?@%",
    "postgresql://u:a+b%20c@db/shop,           db/shop,                   u,   a+b c",
    "postgresql://u:%C3%A9@db/shop,            db/shop,                   u,   é",
    "postgresql://u:a:b@db/shop,               db/shop,                   u,   a:b",
    "postgresql://u:p@db/my%20shop,            db/my%20shop,              u,   p",
    "postgresql://u:p@[::1]:5433/shop,         [::1]:5433/shop,           u,   p",
    "postgresql://u:p@[2001:db8::7]/shop,      [2001:db8::7]/shop,        u,   p",
    "postgresql://u:p@10.0.0.7:5432/shop,      10.0.0.7:5432/shop,        u,   p",
  })
  void understandsEveryForm(String text, String address, String user, String password) {
    DatabaseSettings settings = read(VARIABLE, text).settings().database();
    assertThat(settings.url()).isEqualTo("jdbc:postgresql://" + address);
    assertThat(settings.user()).isEqualTo(user);
    assertThat(settings.password()).isEqualTo(new Secret(password));
    assertThat(settings.severalHosts()).isFalse();
    assertThat(settings.properties()).isEmpty();
  }

  @Test
  void understandsSeveralHosts() {
    DatabaseSettings settings =
        read(VARIABLE, "postgresql://u:p@a:1,[::1]:2,c/shop").settings().database();
    assertThat(settings.url()).isEqualTo("jdbc:postgresql://a:1,[::1]:2,c/shop");
    assertThat(settings.severalHosts()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sslmode=require", "ssl=require", "sslmode=%72equire"})
  void understandsTheModeOfTls(String query) {
    assertThat(read(VARIABLE, "postgresql://u:p@db/shop?" + query).settings().database())
        .extracting(DatabaseSettings::properties)
        .isEqualTo(Map.of("sslmode", "require"));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://u:p@db/shop?sslmode=maybe,            sslmode",
    "postgresql://u:p@db/shop?loginTimeout=0,           unknown parameter loginTimeout",
    "postgresql://u:p@db/shop?loadBalance,              parameter without a name",
    "postgresql://:p@db/shop,                           must name a user and a database",
    "postgresql://db/shop,                              must name a user and a database",
    "postgresql://u:p@db,                               must name a user and a database",
    "postgresql://u:p@/shop,                            host",
    "postgresql://u:p@db:port/shop,                     host",
    "postgresql://u:p@db:70000/shop,                    host",
    "'postgresql://u:p@a,,b/shop',                      host",
    "postgresql://u:p@d b/shop,                         host",
    "postgresql://u:p@x@db/shop,                        must look like",
    "http://u:p@db/shop,                                must look like",
    "postgresql:u:p@db/shop,                            must look like",
    "postgresql://u:50%@db/shop,                        two hex digits",
    "postgresql://u:p%zz@db/shop,                       two hex digits",
  })
  void refusesWhatItDoesNotUnderstand(String text, String rule) {
    assertThat(problems(VARIABLE, text))
        .singleElement()
        .asString()
        .startsWith(VARIABLE + ": ")
        .contains(rule);
  }

  @Test
  void ourOwnVariableBeatsThePlainOne() {
    String[] both = {VARIABLE, "postgres://u:p@ours/s", "DATABASE_URL", "postgres://u:p@plain/s"};
    assertThat(read(both).settings().database().url()).isEqualTo("jdbc:postgresql://ours/s");
    both[1] = "";
    assertThat(read(both).settings().database().url()).isEqualTo("jdbc:postgresql://plain/s");
  }

  @Test
  void thePlainVariableIsShownByItsName() {
    assertThat(read("DATABASE_URL", "postgres://u:p@plain/s").inForce())
        .contains(new SettingInForce("DATABASE_URL", "postgresql://u:********@plain/s", false));
  }
}
