package com.cartsnitch.platform.http.input;

import com.cartsnitch.platform.http.input.JsonDocument.Fields;
import com.cartsnitch.platform.problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object in a request's body. Every bad one is noted beside the request's bad
 * parameters, and reads as left out until {@link RequestInput#check}. Unknown fields are ignored.
 */
public final class BodyInput {
  private static final Set<String> BOOLEANS = Set.of("true", "false");

  private final Map<String, Object> fields;
  private final String prefix;
  private final FieldErrors errors;
  private final Supplier<String> text;
  private final boolean form;

  private BodyInput(
      Map<String, Object> fields,
      String prefix,
      FieldErrors errors,
      Supplier<String> text,
      boolean form) {
    this.fields = fields;
    this.prefix = prefix;
    this.errors = errors;
    this.text = text;
    this.form = form;
  }

  /**
   * The fields of a JSON object.
   *
   * @param fields by name
   * @param text the whole body's text, for what is wanted as it was sent
   * @param errors where bad fields are noted
   */
  static BodyInput ofJson(Map<String, Object> fields, Supplier<String> text, FieldErrors errors) {
    return new BodyInput(fields, "", errors, text, false);
  }

  /** The fields of a form. */
  static BodyInput ofForm(Map<String, Object> fields, FieldErrors errors) {
    return new BodyInput(fields, "", errors, () -> "", true);
  }

  /** No fields. */
  static BodyInput none(FieldErrors errors) {
    return ofJson(Map.of(), () -> "", errors);
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
    return anyText(name, maxLength).filter(text -> visible(name, text));
  }

  /**
   * A text, which may be empty.
   *
   * @param name the field's name
   * @param maxLength the greatest number of characters
   */
  public Optional<String> anyText(String name, int maxLength) {
    return value(name, String.class, "must be a text")
        .flatMap(text -> errors.text(prefix + name, text, maxLength));
  }

  /**
   * Whether a field is there, whatever its value.
   *
   * @param name the field's name
   */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /**
   * Whether a field is there and null.
   *
   * @param name the field's name
   */
  public boolean isNull(String name) {
    return fields.get(name) instanceof JsonDocument.Null;
  }

  /**
   * Notes a field that broke a rule of the caller's.
   *
   * @param name the field's name
   * @param message what a good value looks like
   * @param type what is wrong, as in {@link FieldError}
   */
  public void refuse(String name, String message, String type) {
    errors.add(prefix + name, message, type);
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
    if (form && fields.get(name) instanceof String text && BOOLEANS.contains(text)) {
      return Optional.of(Boolean.valueOf(text));
    }
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

  /**
   * An object's JSON text, as it was sent; null counts as left out.
   *
   * @param name the field's name
   * @param maxLength the greatest number of characters of the JSON text
   */
  public Optional<String> object(String name, int maxLength) {
    if (fields.get(name) instanceof JsonDocument.Null) {
      return Optional.empty();
    }
    return value(name, Fields.class, "must be an object or null")
        .filter(object -> fits(name, object.length(), maxLength))
        .map(object -> object.source(text.get()));
  }

  private boolean fits(String name, int length, int maxLength) {
    if (length > maxLength) {
      errors.add(
          prefix + name, "must be at most %d characters of JSON".formatted(maxLength), "length");
    }
    return length <= maxLength;
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
      if (elements.get(i) instanceof Fields(Map<String, Object> values, int _, int _)) {
        objects.add(new BodyInput(values, path + '.', errors, text, form));
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
