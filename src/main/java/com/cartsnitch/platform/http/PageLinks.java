package com.cartsnitch.platform.http;

import io.helidon.common.uri.UriQuery;
import io.helidon.common.uri.UriQueryWriteable;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;

/** The {@code Link} header of a paged list (RFC 8288): first, prev, next and last. */
final class PageLinks {
  private PageLinks() {}

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
