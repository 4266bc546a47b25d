package com.cartsnitch.scraping;

import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.platform.problem.FieldError;
import com.cartsnitch.platform.problem.RetryAfter;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the scraping service's error statuses mean to our client. The text beside them stays here.
 *
 * <ul>
 *   <li>400, 404, 409, 422, 429, 500, 502, 503 and 504 speak of what the client asked for or of how
 *       the scraping service is: they are passed on, 429 with the wait that it asks for, at most an
 *       hour.
 *   <li>401 and 403 say that our service key is wrong. To the client that is 502: his own session
 *       is fine.
 *   <li>Every other status, redirects too, speaks of the exchange between the two services or is
 *       none that our API knows: 502.
 * </ul>
 */
final class UpstreamErrors {
  private static final Logger LOG = LoggerFactory.getLogger(UpstreamErrors.class);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final int HOUR = 3600;
  private static final FieldError REFUSED =
      new FieldError("request", "was refused by the scraping service", "pattern");

  private UpstreamErrors() {}

  static ApiException of(UpstreamAnswer answer) {
    return switch (answer.status()) {
      case 400 -> passedOn(ErrorCode.BAD_REQUEST);
      case 404 -> passedOn(ErrorCode.NOT_FOUND);
      case 409 -> passedOn(ErrorCode.CONFLICT);
      case 422 -> ApiException.validation(List.of(REFUSED));
      case 429 -> ApiException.retryLater(ErrorCode.RATE_LIMITED, detail(429), wait(answer));
      case 500 -> passedOn(ErrorCode.INTERNAL_ERROR);
      case 503 -> unavailable(detail(503));
      case 504 -> passedOn(ErrorCode.GATEWAY_TIMEOUT);
      case 401, 403 -> {
        LOG.error(
            "The scraping service answered {}: CARTSNITCH_SERVICE_KEY is not the one it knows",
            answer.status());
        yield unusable();
      }
      default -> {
        LOG.warn("The scraping service answered {}", answer.status());
        yield unusable();
      }
    };
  }

  /** For the client, when there is no answer or none that means anything to him. */
  static ApiException unusable() {
    return ApiException.of(ErrorCode.BAD_GATEWAY, "The scraping service gave no usable answer");
  }

  /** For the client, when there can be no answer now. */
  static ApiException unavailable(String detail) {
    return ApiException.retryLater(ErrorCode.SERVICE_UNAVAILABLE, detail, RetryAfter.jittered());
  }

  private static ApiException passedOn(ErrorCode code) {
    return ApiException.of(code, detail(code.status().code()));
  }

  private static int wait(UpstreamAnswer answer) {
    return answer
        .retryAfter()
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Math.clamp(Integer.parseInt(text), 1, HOUR))
        .orElseGet(RetryAfter::jittered);
  }

  private static String detail(int status) {
    return "The scraping service answered %d".formatted(status);
  }
}
