package com.cartsnitch.platform.http.input;

import com.cartsnitch.platform.paging.PageRequest;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.FieldError;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one request brings along: parameters of its path and query, its body. Everything that is bad
 * is noted; {@link #check} refuses all of it together, so that a client sees at once what to mend.
 * Until then a bad parameter reads as its default.
 */
public final class RequestInput {
  private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");
  private static final Pattern KEY_FORM = Pattern.compile("[!-~]{1,128}");
  private static final Pattern DECIMAL_FORM = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
  private static final UUID NO_UUID = new UUID(0, 0);

  private final ServerRequest request;
  private final FieldErrors errors;
  private final RequestBody body;

  private RequestInput(ServerRequest request, Function<List<FieldError>, ApiException> refusal) {
    this.request = request;
    this.errors = new FieldErrors(refusal);
    this.body = new RequestBody(request);
  }

  /** Reads what a request brings along. */
  public static RequestInput of(ServerRequest request) {
    return of(request, ApiException::validation);
  }

  /**
   * Reads what a request brings along, for clients that are told of bad fields in another way.
   *
   * @param request the request
   * @param refusal makes the answer out of everything that is bad
   */
  public static RequestInput of(
      ServerRequest request, Function<List<FieldError>, ApiException> refusal) {
    return new RequestInput(request, refusal);
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
      errors.add(name, "must be from %d to %d".formatted(min, max), "range");
    } catch (NumberFormatException _) {
      errors.add(name, "must be a whole number from %d to %d".formatted(min, max), "type");
    }
    return fallback;
  }

  /**
   * A decimal number in the query, without an exponent.
   *
   * @param name the parameter's name
   * @param range what is allowed
   */
  public Optional<BigDecimal> decimal(String name, DecimalRange range) {
    String text = query(name);
    if (text == null) {
      return Optional.empty();
    }
    if (!DECIMAL_FORM.matcher(text).matches()) {
      errors.add(name, "must be " + range, "type");
      return Optional.empty();
    }
    return errors.decimal(name, new BigDecimal(text), range);
  }

  /**
   * A day in the query, {@code YYYY-MM-DD}.
   *
   * @param name the parameter's name
   */
  public Optional<LocalDate> date(String name) {
    String text = query(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1 && day.getYear() <= 9999) {
        return Optional.of(day);
      }
    } catch (DateTimeParseException _) {
      // said below
    }
    errors.add(name, "must be a day as YYYY-MM-DD", "type");
    return Optional.empty();
  }

  /**
   * A text in the query. An empty one counts as left out.
   *
   * @param name the parameter's name
   * @param maxLength the greatest number of characters
   */
  public Optional<String> text(String name, int maxLength) {
    return Optional.ofNullable(query(name))
        .filter(text -> !text.isEmpty())
        .flatMap(text -> errors.text(name, text, maxLength));
  }

  /**
   * A text in the query that must be there.
   *
   * @param name the parameter's name
   * @param maxLength the greatest number of characters
   */
  public String requiredText(String name, int maxLength) {
    if (request.query().all(name, List::of).isEmpty()) {
      errors.add(name, "is required", "missing");
    }
    return text(name, maxLength).orElse("");
  }

  /**
   * A text in the query that must match a pattern as a whole.
   *
   * @param name the parameter's name
   * @param pattern what it must match
   */
  public Optional<String> matching(String name, Pattern pattern) {
    return Optional.ofNullable(query(name)).filter(text -> matches(name, text, pattern));
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
      errors.add(name, "must be one of " + String.join(", ", words), "pattern");
      return fallback;
    }
    return text;
  }

  /**
   * A UUID in the query.
   *
   * @param name the parameter's name
   */
  public Optional<UUID> uuid(String name) {
    return Optional.ofNullable(query(name)).flatMap(text -> errors.uuid(name, text));
  }

  /**
   * UUIDs in the query, as a parameter that is repeated; at least one. One that is given twice
   * counts once.
   *
   * @param name the parameter's name
   * @param max how many may be sent
   */
  public List<UUID> uuids(String name, int max) {
    return errors.uuids(name, request.query().all(name, List::of), max);
  }

  /**
   * A UUID in the path.
   *
   * @param name the name in the route's template
   */
  public UUID pathUuid(String name) {
    return errors.uuid(name, request.path().pathParameters().get(name)).orElse(NO_UUID);
  }

  /**
   * A text in the path that must match a pattern as a whole.
   *
   * @param name the name in the route's template
   * @param pattern what it must match
   */
  public String pathText(String name, Pattern pattern) {
    String text = request.path().pathParameters().get(name);
    return matches(name, text, pattern) ? text : "";
  }

  /**
   * The page that is asked for: {@code page} (from 1) and {@code page_size} (1 to 100).
   *
   * @param defaultSize how many elements a page holds unless the client says otherwise
   */
  public PageRequest page(int defaultSize) {
    return new PageRequest(
        integer("page", 1, 1, PageRequest.MAX_PAGE),
        integer("page_size", defaultSize, 1, PageRequest.MAX_SIZE));
  }

  /** The key under which a client may repeat a POST, from {@code Idempotency-Key}. */
  public Optional<String> idempotencyKey() {
    return request.headers().contains(IDEMPOTENCY_KEY)
        ? Optional.of(request.headers().get(IDEMPOTENCY_KEY).values())
            .filter(key -> matches(IDEMPOTENCY_KEY.defaultCase(), key, KEY_FORM))
        : Optional.empty();
  }

  /**
   * The JSON object in the body.
   *
   * @throws ApiException 400 if there is no body or it is not JSON, 415 if it says to be something
   *     else
   */
  public BodyInput body() {
    return body.object(errors);
  }

  /** The JSON object in the body; without a body, one without fields. */
  public BodyInput optionalBody() {
    return body.bytes().length == 0 ? noBody() : body();
  }

  /** A body without fields, whatever was sent. */
  public BodyInput noBody() {
    return BodyInput.none(errors);
  }

  /** The fields in the body, which is a form or a JSON object; without a body, none. */
  public BodyInput optionalFormOrBody() {
    return body.isForm() ? body.form(errors) : optionalBody();
  }

  /** Whether the body says to be a form. */
  public boolean isForm() {
    return body.isForm();
  }

  /** The path as it was sent. */
  public String path() {
    return request.path().rawPath();
  }

  /** The body as it was sent; empty where there is none. */
  public byte[] bodyBytes() {
    return body.bytes();
  }

  /**
   * Refuses the request if anything that was read is bad.
   *
   * @throws ApiException 422 with all of it, unless another refusal was chosen
   */
  public void check() {
    errors.check();
  }

  private boolean matches(String name, String text, Pattern pattern) {
    if (pattern.matcher(text).matches()) {
      return true;
    }
    errors.add(name, "must match " + pattern.pattern(), "pattern");
    return false;
  }

  private @Nullable String query(String name) {
    List<String> values = request.query().all(name, List::of);
    if (values.size() > 1) {
      errors.add(name, "must be given once", "pattern");
    }
    return values.isEmpty() ? null : values.getFirst();
  }
}
