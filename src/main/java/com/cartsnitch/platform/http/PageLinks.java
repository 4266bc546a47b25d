package com.cartsnitch.platform.http;

import io.helidon.common.uri.UriQuery;
import io.helidon.common.uri.UriQueryWriteable;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers of a paged list: its length in {@code X-Total-Count}, and its neighbours in {@code
 * Link} (RFC 8288): first, prev, next and last.
 */
final class PageLinks {
  static final HeaderName TOTAL_COUNT = HeaderNames.create("X-Total-Count");

  private PageLinks() {}

  static void add(ServerRequest request, ServerResponse response, PageRequest asked, long total) {
    response.header(TOTAL_COUNT, Long.toString(total));
    response.header(HeaderNames.LINK, of(request, asked, total));
  }

  static String of(ServerRequest request, PageRequest asked, long total) {
    long last = Math.clamp((total + asked.size() - 1) / asked.size(), 1, PageRequest.MAX_PAGE);
    List<String> links = new ArrayList<>();
    links.add(link(request, asked, 1, "first"));
    if (asked.number() > 1) {
      links.add(link(request, asked, Math.min(asked.number() - 1, last), "prev"));
    }
    if (asked.number() < last) {
      links.add(link(request, asked, asked.number() + 1, "next"));
    }
    links.add(link(request, asked, last, "last"));
    return String.join(", ", links);
  }

  private static String link(ServerRequest request, PageRequest asked, long page, String relation) {
    UriQueryWriteable query = UriQueryWriteable.create();
    query.from(UriQuery.create(request.query().rawValue(), true));
    query.set("page", Long.toString(page));
    query.set("page_size", Integer.toString(asked.size()));
    return "<%s?%s>; rel=\"%s\"".formatted(request.path().rawPath(), query.rawValue(), relation);
  }
}
