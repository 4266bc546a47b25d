package com.cartsnitch.platform.http;

import com.cartsnitch.platform.http.JsonDocument.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object in a request's body. Every bad one is noted beside the request's bad
 * parameters, and reads as left out until {@link RequestInput#check}. Unknown fields are ignored.
 */
public final class BodyInput {
  private final Map<String, Object> fields;
  private final String prefix;
  private final FieldErrors errors;

  BodyInput(Map<String, Object> fields, String prefix, FieldErrors errors) {
    this.fields = fields;
    this.prefix = prefix;
    this.errors = errors;
  }

  /**
   * Notes a field that is not there.
   *
   * @param name the field's name
   */
  public void require(String name) {
    if (!fields.containsKey(name)) {
      errors.add(prefix + name, "is required", "missing");
    }
  }

  /**
   * A text with at least one visible character.
   *
   * @param name the field's name
   * @param maxLength the greatest number of characters
   */
  public Optional<String> text(String name, int maxLength) {
    return value(name, String.class, "must be a text")
        .flatMap(text -> errors.text(prefix + name, text, maxLength))
        .filter(text -> visible(name, text));
  }

  private boolean visible(String name, String text) {
    if (text.isBlank()) {
      errors.add(prefix + name, "must have a visible character", "pattern");
      return false;
    }
    return true;
  }

  /**
   * A decimal number.
   *
   * @param name the field's name
   * @param range what is allowed
   */
  public Optional<BigDecimal> decimal(String name, DecimalRange range) {
    return value(name, BigDecimal.class, "must be a number")
        .flatMap(number -> errors.decimal(prefix + name, number, range));
  }

  /** A truth value. */
  public Optional<Boolean> bool(String name) {
    return value(name, Boolean.class, "must be true or false");
  }

  /** A UUID; null counts as left out. */
  public Optional<UUID> uuid(String name) {
    if (fields.get(name) instanceof JsonDocument.Null) {
      return Optional.empty();
    }
    return value(name, String.class, "must be a UUID or null")
        .flatMap(text -> errors.uuid(prefix + name, text));
  }

  /** An object's JSON text, as it was sent; null counts as left out. */
  public Optional<String> object(String name) {
    if (fields.get(name) instanceof JsonDocument.Null) {
      return Optional.empty();
    }
    return value(name, Fields.class, "must be an object or null").map(Fields::source);
  }

  /**
   * A list of objects. The fields of each are noted as {@code name[index].field}.
   *
   * @param name the field's name
   * @param maxSize the greatest number of objects
   */
  public Optional<List<BodyInput>> objects(String name, int maxSize) {
    Optional<List<?>> given = value(name, List.class, "must be a list").map(list -> (List<?>) list);
    if (given.isPresent() && given.get().size() > maxSize) {
      errors.add(prefix + name, "must have at most %d elements".formatted(maxSize), "length");
      return Optional.empty();
    }
    return given.map(elements -> objects(name, elements));
  }

  private List<BodyInput> objects(String name, List<?> elements) {
    List<BodyInput> objects = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      String path = "%s%s[%d]".formatted(prefix, name, i);
      if (elements.get(i) instanceof Fields(Map<String, Object> values, String _)) {
        objects.add(new BodyInput(values, path + '.', errors));
      } else {
        errors.add(path, "must be an object", "type");
      }
    }
    return objects;
  }

  private <T> Optional<T> value(String name, Class<T> type, String message) {
    @Nullable Object value = fields.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      errors.add(prefix + name, message, "type");
      return Optional.empty();
    }
    return Optional.of(type.cast(value));
  }
}
