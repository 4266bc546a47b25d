package com.cartsnitch.auth.betterauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.address.Origin;
import com.cartsnitch.platform.http.origin.TrustedOrigins;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody wants a link of ours to lead to a page of his. */
class CallbackTest {
  private static final TrustedOrigins ORIGINS =
      new TrustedOrigins(Set.of(Origin.parse("https://app.example.com").orElseThrow()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/home",
        "/a/../b",
        "/a?b=c&d=%20",
        "/@me",
        "https://app.example.com",
        "https://app.example.com/reset?x=1#top",
        "HTTPS://APP.EXAMPLE.COM:443/x",
      })
  void ourPathsAndTrustedPagesAreGood(String url) {
    assertThat(Callback.allows(ORIGINS, url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "home",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/%2f/evil.example",
        "/%2F%2Fevil.example",
        "/%5cevil.example",
        "/\t/evil.example",
        "/ /evil.example",
        " //evil.example",
        "/x\r\nSet-Cookie: a=b",
        "/ü",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://evil.example",
        "https://app.example.com.evil.example/",
        "https://app.example.com@evil.example/",
        "https://evil.example/https://app.example.com",
        "https://app.example.com\\@evil.example",
        "https:/app.example.com",
        "https://app.example.com:444/",
        "http://app.example.com/",
        "https://app.example.com/\r\nSet-Cookie: a=b",
      })
  void everythingElseIsNot(String url) {
    assertThat(Callback.allows(ORIGINS, url)).isFalse();
  }

  @Test
  void aParameterFindsItsPlace() {
    assertThat(new Callback("/a").with("error", "X").url()).isEqualTo("/a?error=X");
    assertThat(new Callback("/a?b=c").with("error", "X").url()).isEqualTo("/a?b=c&error=X");
    assertThat(new Callback("https://x.y/a#top").with("token", "t").url())
        .isEqualTo("https://x.y/a?token=t#top");
    assertThat(new Callback("/a").absolute(URI.create("https://us.example")).url())
        .isEqualTo("https://us.example/a");
  }
}
