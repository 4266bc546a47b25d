package com.cartsnitch.platform.http.input;

import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The bad fields of one request, wherever they stood, and the rules that values of query, path and
 * body share. A value that breaks a rule is noted and comes back empty.
 */
final class FieldErrors {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final List<FieldError> errors = new ArrayList<>();
  private final Function<List<FieldError>, ApiException> refusal;

  FieldErrors(Function<List<FieldError>, ApiException> refusal) {
    this.refusal = refusal;
  }

  void add(String field, String message, String type) {
    FieldError error = new FieldError(field, message, type);
    if (!errors.contains(error)) {
      errors.add(error);
    }
  }

  /**
   * Refuses the request if anything was noted.
   *
   * @throws ApiException with all of it
   */
  void check() {
    if (!errors.isEmpty()) {
      throw refusal.apply(errors);
    }
  }

  /** A text that PostgreSQL can store: at most so many characters, none of them NUL or half. */
  Optional<String> text(String field, String text, int maxLength) {
    if (text.codePointCount(0, text.length()) > maxLength) {
      add(field, "must be at most %d characters long".formatted(maxLength), "length");
      return Optional.empty();
    }
    if (text.indexOf('\0') >= 0) {
      add(field, "must not contain a NUL character", "pattern");
      return Optional.empty();
    }
    if (text.codePoints().anyMatch(FieldErrors::surrogate)) {
      add(field, "must not contain half of a surrogate pair", "pattern");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static boolean surrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  Optional<BigDecimal> decimal(String field, BigDecimal number, DecimalRange range) {
    if (!range.contains(number) || !range.exact(number)) {
      add(field, "must be " + range, "range");
      return Optional.empty();
    }
    return Optional.of(number);
  }

  Optional<UUID> uuid(String field, String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      add(field, "must be a UUID", "type");
      return Optional.empty();
    }
    return Optional.of(UUID.fromString(text));
  }

  /** UUIDs, each once, in the order of the texts; at least one and at most so many texts. */
  List<UUID> uuids(String field, List<String> texts, int max) {
    if (texts.isEmpty()) {
      add(field, "is required", "missing");
      return List.of();
    }
    LinkedHashSet<UUID> ids = new LinkedHashSet<>();
    for (String text : texts) {
      Optional<UUID> id = uuid(field, text);
      if (id.isEmpty()) {
        return List.of();
      }
      ids.add(id.get());
    }
    if (texts.size() > max) {
      add(field, "must be at most %d".formatted(max), "length");
    }
    return new ArrayList<>(ids);
  }
}
