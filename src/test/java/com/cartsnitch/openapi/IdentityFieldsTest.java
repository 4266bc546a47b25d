package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.auth.password.PasswordRule;
import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.testing.description.Description;
import com.cartsnitch.testing.description.Part;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Addresses and passwords are described as narrowly as they are judged. */
class IdentityFieldsTest {
  private static final Part EMAIL = schema("EmailAddress");
  private static final Part PASSWORD = schema("NewPassword");
  private static final List<String> CHARACTERS = List.of("a", " ", "~", "ü", "ß", "買", "€", "😀");

  @Test
  void theFormOfAnAddressIsTheSame() {
    assertThat(EMAIL.text("pattern"))
        .isEqualTo("^(?![^@]{65})" + EmailAddress.FORM.pattern() + "$");
    assertThat(EMAIL.node().required("maxLength").asInt()).isEqualTo(EmailAddress.MAX_LENGTH);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void anAddressIsOneByBothOrByNeither(String text) {
    assertThat(fits(EMAIL, text)).isEqualTo(EmailAddress.parse(text).isPresent());
  }

  static Stream<String> addresses() {
    String local = "l".repeat(64);
    String domain = (".d" + "0".repeat(61)).repeat(3);
    return Stream.of(
        "pat@example.com",
        "PAT+x@Example.CO",
        "o'x@b.co",
        "",
        "pat",
        "@b.co",
        "a@b",
        "a@b.c1",
        "a@-b.co",
        ".a@b.co",
        "a..b@c.co",
        "a@b.co\n",
        "ä@b.co",
        local + "@b.co",
        local + "l@b.co",
        local + "@a" + domain.substring(2) + ".co",
        local + "@" + domain.substring(1) + ".com",
        local + "@" + domain.substring(1) + ".comm");
  }

  @ParameterizedTest
  @CsvSource({"a, 8, 72", "ü, 8, 36", "買, 8, 24", "😀, 8, 18"})
  void ofOneKindAsManyCharactersMakeAPasswordAsTheirBytesAllow(String one, int least, int most) {
    for (int length : List.of(least, most)) {
      assertThat(fits(PASSWORD, one.repeat(length))).isTrue();
      assertThat(PasswordRule.of(one.repeat(length))).isEqualTo(PasswordRule.GOOD);
    }
    assertThat(fits(PASSWORD, one.repeat(least - 1))).isFalse();
    assertThat(fits(PASSWORD, one.repeat(most + 1))).isFalse();
    assertThat(PasswordRule.of(one.repeat(most + 1))).isNotEqualTo(PasswordRule.GOOD);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatIsDescribedAsAPasswordIsAccepted(int seed) {
    List<String> good =
        new Random(seed)
            .ints(500, 1, 80)
            .mapToObj(length -> mixed(length, seed))
            .filter(text -> fits(PASSWORD, text))
            .toList();
    assertThat(good)
        .hasSizeGreaterThan(50)
        .allMatch(text -> PasswordRule.of(text) == PasswordRule.GOOD);
  }

  private static String mixed(int length, int seed) {
    return new Random(31L * length + seed)
        .ints(length, 0, CHARACTERS.size())
        .mapToObj(CHARACTERS::get)
        .collect(Collectors.joining());
  }

  private static boolean fits(Part schema, String text) {
    return schema.complaints(JsonNodeFactory.instance.stringNode(text)).isEmpty();
  }

  private static Part schema(String name) {
    return Description.served().at("/components/schemas/" + name);
  }
}
