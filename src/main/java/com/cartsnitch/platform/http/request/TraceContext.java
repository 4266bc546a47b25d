package com.cartsnitch.platform.http.request;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The distributed trace that a request belongs to, by W3C Trace Context. This service makes no
 * spans, so what it calls is told the same parent that it was told.
 *
 * @param parent the {@code traceparent}
 * @param state the {@code tracestate}, if it may be passed on
 * @param traceId the id of the trace: 32 hexadecimal digits
 */
public record TraceContext(String parent, Optional<String> state, String traceId) {
  /** Carries the trace and the caller's span. */
  public static final HeaderName PARENT = HeaderNames.create("traceparent");

  /** Carries what tracing systems note for themselves. */
  public static final HeaderName STATE = HeaderNames.create("tracestate");

  /** Version 00 ends with its flags; a later one may go on behind a dash, but ff is none. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})(?<trace>[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?<more>-[!-~]{0,200})?");

  private static final String FIRST_VERSION = "00-";
  private static final Pattern STATE_FORM = Pattern.compile("[ -~]{1,512}");

  public static Optional<TraceContext> of(Headers headers) {
    List<String> parents = values(headers, PARENT);
    if (parents.size() != 1) {
      return Optional.empty();
    }
    String parent = parents.getFirst();
    Matcher form = FORM.matcher(parent);
    return form.matches() && (form.group("more") == null || !parent.startsWith(FIRST_VERSION))
        ? Optional.of(new TraceContext(parent, state(headers), form.group("trace")))
        : Optional.empty();
  }

  private static Optional<String> state(Headers headers) {
    String joined = String.join(",", values(headers, STATE));
    return Optional.of(joined).filter(text -> STATE_FORM.matcher(text).matches());
  }

  private static List<String> values(Headers headers, HeaderName name) {
    return headers.contains(name) ? headers.get(name).allValues() : List.of();
  }
}
