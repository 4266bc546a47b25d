package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters whose lower case Java and PostgreSQL do not agree on, or which look like others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmailSpellingsIT {
  private final ApiService service = ApiService.start(settings());

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(AuthSecrets.SETTINGS);
    settings.put("CARTSNITCH_RATE_LIMIT_ENABLED", "true");
    settings.put("CARTSNITCH_TRUSTED_PROXIES", "127.0.0.0/8,::1");
    return settings;
  }

  @BeforeAll
  void makeUsers() {
    for (String name : new String[] {"idris", "kim", "sam", "strasse", "Case"}) {
      service.database().execute("INSERT INTO users (id, email) VALUES (?, ?)", name, email(name));
      service
          .database()
          .execute(
              "INSERT INTO accounts (id, account_id, provider_id, user_id, password)"
                  + " VALUES (?, ?, 'credential', ?, ?)",
              "account-" + name,
              name,
              name,
              AuthSecrets.FOREIGN_HASH);
    }
  }

  @AfterAll
  void stop() {
    service.close();
  }

  /** What the tests below rest on. */
  @Test
  void postgresqlAndJavaLowerDifferently() {
    assertThat(service.database().rows("SELECT lower(?)", "\u0130"))
        .doesNotContain("\u0130".toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource({
    "\u0130dris, 203.0.113.1",
    "\u0131dris, 203.0.113.2",
    "\u212Aim, 203.0.113.3",
    "\u017Fam, 203.0.113.4",
    "stra\u00DFe, 203.0.113.5",
    "stra\u1E9Ee, 203.0.113.6",
    "\uFF4Bim, 203.0.113.7",
    "' kim', 203.0.113.8",
  })
  void anotherSpellingIsNobodys(String name, String address) {
    assertThat(login(name, address).status()).isEqualTo(401);
    String credentials = credentials(name);
    ApiClient client = from(address);
    assertThat(client.post("/auth/sign-in/email", credentials).status()).isEqualTo(400);
    assertThat(
            client
                .post("/auth/register", credentials.replace("}", ",\"display_name\":\"x\"}"))
                .status())
        .isEqualTo(422);
    assertThat(
            client
                .post("/auth/sign-up/email", credentials.replace("}", ",\"name\":\"x\"}"))
                .status())
        .isEqualTo(400);
    assertThat(client.post("/auth/request-password-reset", credentials).status()).isEqualTo(400);
    assertThat(client.post("/auth/send-verification-email", credentials).status()).isEqualTo(400);
  }

  @Test
  void allCasesOfOneAddressAreOneSubject() {
    String[] spellings = {"kim", "KIM", "Kim", "kIM", "kiM"};
    for (String name : spellings) {
      assertThat(login(name, "203.0.113.20").status()).as(name).isEqualTo(200);
    }
    assertThat(login("KiM", "203.0.113.20").status()).isEqualTo(429);
    assertThat(login("case", "203.0.113.20").status()).isEqualTo(200);
    assertThat(login("CASE", "203.0.113.20").status()).isEqualTo(200);
  }

  private ApiAnswer login(String name, String address) {
    return from(address).post("/auth/login", credentials(name));
  }

  private ApiClient from(String address) {
    return service.anonymous().with("X-Forwarded-For", address);
  }

  private static String credentials(String name) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}"
        .formatted(email(name), AuthSecrets.FOREIGN_PASSWORD);
  }

  private static String email(String name) {
    return name + "@example.com";
  }
}
