package com.cartsnitch.platform.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.RoutingFixture;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.testing.junit5.DirectClient;
import io.helidon.webserver.testing.junit5.RoutingTest;
import io.helidon.webserver.testing.junit5.SetUpRoute;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RoutingTest
@Timeout(20)
class PageLinksTest {
  private static final Pattern LINK =
      Pattern.compile("<[^>]*[?&]page=(\\d+)[^>]*>; rel=\"(\\w+)\"");

  private final DirectClient client;

  PageLinksTest(DirectClient client) {
    this.client = client;
  }

  @SetUpRoute
  static void routing(HttpRouting.Builder routing) {
    RoutingFixture.setUp(routing);
  }

  @ParameterizedTest
  @CsvSource({
    "1,       0,   first 1|last 1",
    "1,       20,  first 1|last 1",
    "1,       21,  first 1|next 2|last 2",
    "2,       21,  first 1|prev 1|last 2",
    "2,       60,  first 1|prev 1|next 3|last 3",
    "9,       21,  first 1|prev 2|last 2",
    "1,       99999999999, first 1|next 2|last 1000000",
    "1000000, 99999999999, first 1|prev 999999|last 1000000",
  })
  void linksTheNeighbours(int page, long total, String expected) {
    List<String> links = new ArrayList<>();
    for (Matcher found = LINK.matcher(links("page=%d&total=%d".formatted(page, total)));
        found.find(); ) {
      links.add(found.group(2) + " " + found.group(1));
    }
    assertThat(String.join("|", links)).isEqualTo(expected);
  }

  @Test
  void keepTheOtherParametersAsTheyWereEncoded() {
    assertThat(links("q=a%26b%20%C3%A9%3E&total=1"))
        .startsWith("</links?")
        .contains("q=a%26b%20%C3%A9%3E", "page_size=20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%C3%A9=1", "=", "x=1&x=2", "a%26b=%3D", "%25=%25"})
  void keepWhateverElseWasSent(String parameters) {
    assertThat(links("total=1&" + parameters)).contains(parameters + '&');
  }

  @Test
  void nameThePageOnceHoweverItWasSpelt() {
    assertThat(links("p%61ge=1&total=1&page_siz%65=9"))
        .startsWith("</links?total=1&page=1&page_size=20>; rel=\"first\"");
  }

  @Test
  void nothingInTheQueryBreaksOutOfTheLink() {
    String links = links("q=%3E%3B%20rel%3D%22next%22%0D%0AX%3A1&total=1");
    assertThat(links.split(">", -1)).hasSize(3);
    assertThat(links).doesNotContain("\r", "\n");
  }

  private String links(String query) {
    return client
        .get()
        .uri(URI.create("http://localhost/links?" + query))
        .request(String.class)
        .entity();
  }
}
