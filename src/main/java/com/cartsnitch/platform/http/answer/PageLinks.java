package com.cartsnitch.platform.http.answer;

import com.cartsnitch.platform.paging.PageRequest;
import io.helidon.common.uri.UriEncoding;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The headers of a paged list: its length in {@code X-Total-Count}, and its neighbours in {@code
 * Link} (RFC 8288): first, prev, next and last.
 */
public final class PageLinks {
  static final HeaderName TOTAL_COUNT = HeaderNames.create("X-Total-Count");

  private static final Set<String> OURS = Set.of("page", "page_size");

  private PageLinks() {}

  static void add(ServerRequest request, ServerResponse response, PageRequest asked, long total) {
    response.header(TOTAL_COUNT, Long.toString(total));
    response.header(HeaderNames.LINK, of(request, asked, total));
  }

  public static String of(ServerRequest request, PageRequest asked, long total) {
    String target = request.path().rawPath() + '?' + otherParameters(request);
    long last = Math.clamp((total + asked.size() - 1) / asked.size(), 1, PageRequest.MAX_PAGE);
    List<String> links = new ArrayList<>();
    links.add(link(target, asked, 1, "first"));
    if (asked.number() > 1) {
      links.add(link(target, asked, Math.min(asked.number() - 1, last), "prev"));
    }
    if (asked.number() < last) {
      links.add(link(target, asked, asked.number() + 1, "next"));
    }
    links.add(link(target, asked, last, "last"));
    return String.join(", ", links);
  }

  /** As they were sent: Helidon's UriQueryWriteable fails on a name that is percent-encoded. */
  private static String otherParameters(ServerRequest request) {
    return Arrays.stream(request.query().rawValue().split("&"))
        .filter(parameter -> !parameter.isEmpty() && !OURS.contains(name(parameter)))
        .map(parameter -> parameter + '&')
        .collect(Collectors.joining());
  }

  private static String name(String parameter) {
    return UriEncoding.decodeUri(parameter.split("=", 2)[0]);
  }

  private static String link(String target, PageRequest asked, long page, String relation) {
    return "<%spage=%d&page_size=%d>; rel=\"%s\"".formatted(target, page, asked.size(), relation);
  }
}
