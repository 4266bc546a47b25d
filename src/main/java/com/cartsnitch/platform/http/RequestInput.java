package com.cartsnitch.platform.http;

import io.helidon.webserver.http.ServerRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request. Every bad one is noted; {@link #check} refuses them all together,
 * so that a client sees at once what to mend. Until then a bad parameter reads as its default.
 */
public final class RequestInput {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final UUID NO_UUID = new UUID(0, 0);

  private final ServerRequest request;
  private final List<FieldError> errors = new ArrayList<>();

  private RequestInput(ServerRequest request) {
    this.request = request;
  }

  /** Reads the parameters of a request. */
  public static RequestInput of(ServerRequest request) {
    return new RequestInput(request);
  }

  /**
   * A whole number in the query.
   *
   * @param name the parameter's name
   * @param fallback its value when it is left out
   * @param min the least value
   * @param max the greatest value
   */
  public int integer(String name, int fallback, int min, int max) {
    String text = query(name);
    if (text == null) {
      return fallback;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
      bad(name, "must be from %d to %d".formatted(min, max), "range");
    } catch (NumberFormatException _) {
      bad(name, "must be a whole number from %d to %d".formatted(min, max), "type");
    }
    return fallback;
  }

  /**
   * A day in the query, {@code YYYY-MM-DD}.
   *
   * @param name the parameter's name
   * @param fallback its value when it is left out
   */
  public LocalDate date(String name, LocalDate fallback) {
    String text = query(name);
    if (text == null) {
      return fallback;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1 && day.getYear() <= 9999) {
        return day;
      }
    } catch (DateTimeParseException _) {
      // said below
    }
    bad(name, "must be a day as YYYY-MM-DD", "type");
    return fallback;
  }

  /**
   * A text in the query. An empty one counts as left out.
   *
   * @param name the parameter's name
   * @param maxLength the greatest number of characters
   */
  public Optional<String> text(String name, int maxLength) {
    String text = query(name);
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() > maxLength) {
      bad(name, "must be at most %d characters long".formatted(maxLength), "length");
      return Optional.empty();
    }
    if (text.indexOf('\0') >= 0) {
      bad(name, "must not contain a NUL character", "pattern");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /**
   * A text in the query that must match a pattern as a whole.
   *
   * @param name the parameter's name
   * @param pattern what it must match
   */
  public Optional<String> matching(String name, Pattern pattern) {
    String text = query(name);
    if (text == null) {
      return Optional.empty();
    }
    if (!pattern.matcher(text).matches()) {
      bad(name, "must match " + pattern.pattern(), "pattern");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /**
   * One of several words in the query.
   *
   * @param name the parameter's name
   * @param fallback its value when it is left out
   * @param words what is allowed
   */
  public String oneOf(String name, String fallback, List<String> words) {
    String text = query(name);
    if (text == null) {
      return fallback;
    }
    if (!words.contains(text)) {
      bad(name, "must be one of " + String.join(", ", words), "pattern");
      return fallback;
    }
    return text;
  }

  /**
   * A UUID in the path.
   *
   * @param name the name in the route's template
   */
  public UUID pathUuid(String name) {
    String text = request.path().pathParameters().get(name);
    if (!UUID_FORM.matcher(text).matches()) {
      bad(name, "must be a UUID", "type");
      return NO_UUID;
    }
    return UUID.fromString(text);
  }

  /** The page that is asked for: {@code page} (from 1) and {@code page_size} (1 to 100). */
  public PageRequest page() {
    return new PageRequest(
        integer("page", 1, 1, PageRequest.MAX_PAGE), integer("page_size", 20, 1, 100));
  }

  /**
   * Refuses the request if any parameter that was read is bad.
   *
   * @throws ApiException 422 with every bad parameter
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw ApiException.validation(errors);
    }
  }

  private void bad(String field, String message, String type) {
    errors.add(new FieldError(field, message, type));
  }

  private @Nullable String query(String name) {
    List<String> values = request.query().all(name, List::of);
    if (values.size() > 1) {
      bad(name, "must be given once", "pattern");
    }
    return values.isEmpty() ? null : values.getFirst();
  }
}
