package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.problems;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.CertificateAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS to Redis: whole, or refused. */
class RedisSettingsTest {
  private static final String URL = "CARTSNITCH_REDIS_URL";
  private static final String FILE = "CARTSNITCH_REDIS_CA_FILE";

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void makeFiles() throws Exception {
    CertificateAuthority.create(folder, "ca");
    Files.writeString(folder.resolve("text.pem"), "no certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rediss://a", "rediss-sentinel://a#m", "rediss-cluster://a,b"})
  void trustsTheFile(String url) {
    Path file = folder.resolve("ca.pem");
    assertThat(read(URL, url, FILE, file.toString()).settings().redis().caFile()).contains(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rediss://a", "redis://a", ""})
  void withoutAFileTheJvmDecides(String url) {
    assertThat(read(URL, url, FILE, "").settings().redis().caFile()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rediss://a,            nowhere.pem, a file that can't be read",
    "rediss://a,            text.pem,    a file that holds no certificate",
    "redis://a,             ca.pem,      needs a rediss:// URL",
    "redis-cluster://a,     ca.pem,      needs a rediss:// URL",
    "redis-sentinel://a#m,  ca.pem,      needs a rediss:// URL",
    "'',                    ca.pem,      needs a rediss:// URL",
  })
  void refusesHalfAConfiguration(String url, String file, String rule) {
    assertThat(problems(URL, url, FILE, folder.resolve(file).toString()))
        .singleElement()
        .asString()
        .startsWith(FILE + ": ")
        .contains(rule)
        .doesNotContain(folder.toString());
  }

  @Test
  void aWrongUrlIsSaidOnce() {
    assertThat(problems(URL, "cache", FILE, folder.resolve("ca.pem").toString()))
        .singleElement()
        .asString()
        .startsWith(URL + ": ");
  }
}
