package com.cartsnitch.auth.betterauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.address.Origin;
import com.cartsnitch.platform.http.origin.TrustedOrigins;
import com.cartsnitch.testing.description.Description;
import com.cartsnitch.testing.description.Part;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Where a browser may be sent is described as it is judged, but for the origins of a deployment.
 */
class CallbackDescriptionTest {
  private static final Part SCHEMA = Description.served().at("/components/schemas/Callback");
  private static final TrustedOrigins ORIGINS =
      new TrustedOrigins(Set.of(new Origin("https", "app.example.org", 443)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/home",
        "/a/../b?x=1&y=%20",
        "/a//b",
        "/?",
        "/@x/y+z.html",
        "https://app.example.org",
        "HTTPS://App.example.org/x?y#z",
      })
  void aGoodPlaceIsDescribed(String url) {
    assertThat(Callback.allows(ORIGINS, url)).isTrue();
    assertThat(described(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "home",
        "//evil.example",
        "/\\evil.example",
        "/%2fevil.example",
        "/a b",
        "/a\n",
        "/a#b",
        "/ü",
        "/?a=b:c",
        "javascript:alert(1)",
        "ftp://app.example.org",
        "https://app.example.org\\x",
      })
  void aBadPlaceIsNot(String url) {
    assertThat(Callback.allows(ORIGINS, url)).isFalse();
    assertThat(described(url)).isFalse();
  }

  private static boolean described(String url) {
    return SCHEMA.complaints(JsonNodeFactory.instance.stringNode(url)).isEmpty();
  }
}
