package com.cartsnitch.platform.http.request;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id that a client may give a request, and that we make where it gives none. */
public final class RequestIds {
  public static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestIds() {}

  public static String of(Headers headers) {
    String given = headers.first(HEADER).orElse("");
    return FORM.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}
