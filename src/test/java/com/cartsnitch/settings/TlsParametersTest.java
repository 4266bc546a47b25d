package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.problems;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.CertificateAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS to PostgreSQL: whole, or refused. */
class TlsParametersTest {
  private static final String VARIABLE = "CARTSNITCH_DATABASE_URL";

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void makeFiles() throws Exception {
    CertificateAuthority.create(folder, "ca").issue("me");
    Files.writeString(folder.resolve("text.pem"), "no certificate");
    Files.createFile(folder.resolve("empty.pem"));
    Files.createFile(folder.resolve("me.p12"));
    Files.createDirectory(folder.resolve("folder"));
  }

  @Test
  void verifiesWithACertificateThatIsThere() {
    String certificate = folder.resolve("ca.pem").toString();
    assertThat(
            read(VARIABLE, url("sslmode=verify-full&sslrootcert=DIR/ca.pem"))
                .settings()
                .database()
                .properties())
        .isEqualTo(Map.of("sslmode", "verify-full", "sslrootcert", certificate));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sslmode=disable",
        "sslmode=verify-ca&sslrootcert=DIR/ca.pem",
        "sslmode=verify-full&sslrootcert=DIR/ca.pem&sslcert=DIR/me.crt&sslkey=DIR/me.key",
        "sslmode=require&sslcert=DIR/me.crt&sslkey=DIR/me.key",
        "sslmode=require&sslkey=DIR/me.p12&sslpassword=s3same",
      })
  void takesWhatIsWhole(String query) {
    assertThat(problems(VARIABLE, url(query))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sslmode=verify-full,                                 needs sslrootcert=FILE",
    "sslmode=verify-ca,                                   needs sslrootcert=FILE",
    "sslmode=verify-full&sslrootcert=/nowhere/ca.pem,     an sslrootcert that can't be read",
    "sslmode=verify-full&sslrootcert=%00,                 an sslrootcert that can't be read",
    "sslmode=verify-full&sslrootcert=DIR/folder,          an sslrootcert that can't be read",
    "sslmode=verify-full&sslrootcert=DIR/text.pem,        an sslrootcert that holds no certificate",
    "sslmode=verify-full&sslrootcert=DIR/empty.pem,       an sslrootcert that holds no certificate",
    "sslmode=disable&sslrootcert=DIR/ca.pem,              needs sslmode=verify-full or verify-ca",
    "sslmode=require&sslrootcert=DIR/ca.pem,              needs sslmode=verify-full or verify-ca",
    "sslrootcert=DIR/ca.pem,                              needs sslmode=verify-full or verify-ca",
    "sslmode=require&sslcert=DIR/me.crt,                  needs sslkey=FILE",
    "sslmode=require&sslkey=DIR/me.key,                   needs sslcert=FILE",
    "sslmode=require&sslcert=DIR/me.key&sslkey=DIR/me.key, an sslcert that holds no certificate",
    "sslmode=require&sslcert=/no.crt&sslkey=DIR/me.key,   an sslcert that can't be read",
    "sslmode=require&sslcert=DIR/me.crt&sslkey=/no.key,   an sslkey that can't be read",
    "sslmode=disable&sslcert=DIR/me.crt&sslkey=DIR/me.key, beside sslmode=disable",
  })
  void refusesHalfAConfiguration(String query, String rule) {
    List<String> problems = problems(VARIABLE, url(query));
    assertThat(problems).singleElement().asString().startsWith(VARIABLE + ": ").contains(rule);
    assertThat(problems.getFirst()).doesNotContain(folder.toString(), "nowhere", "/no.");
  }

  private static String url(String query) {
    return "postgresql://u:p@db/shop?" + query.replace("DIR", folder.toString());
  }
}
