package com.cartsnitch.openapi;

import java.util.Map;

/** Describes the headers of every answer but the probes', wherever answers are described. */
final class CommonAnswerHeaders {
  private static final String MARK = "X-Content-Type-Options";
  private static final Map<String, Object> HEADERS =
      Map.of(
          "X-RateLimit-Limit", reference("RateLimitLimit"),
          "X-RateLimit-Remaining", reference("RateLimitRemaining"),
          "Referrer-Policy", reference("NoReferrer"),
          "X-Frame-Options", reference("NoFrame"),
          "Content-Security-Policy", reference("NoContent"),
          "Strict-Transport-Security", reference("OnlyHttps"),
          "Vary", reference("VaryOrigin"),
          "Access-Control-Allow-Origin", reference("AllowOrigin"),
          "Access-Control-Allow-Credentials", reference("AllowCredentials"),
          "Access-Control-Expose-Headers", reference("ExposeHeaders"));

  private CommonAnswerHeaders() {}

  /** Adds them wherever the description names the one of them that its files write out. */
  static void addTo(Object node) {
    if (node instanceof Map<?, ?> object) {
      if (object.containsKey(MARK)) {
        HEADERS.forEach(headers(object)::putIfAbsent);
      } else {
        object.values().forEach(CommonAnswerHeaders::addTo);
      }
    }
  }

  private static Map<String, Object> reference(String header) {
    return Map.of("$ref", "#/components/headers/" + header);
  }

  @SuppressWarnings("unchecked") // every key of the description is a text
  private static Map<String, Object> headers(Map<?, ?> object) {
    return (Map<String, Object>) object;
  }
}
