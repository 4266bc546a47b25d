package com.cartsnitch.platform.answers;

import com.cartsnitch.platform.crypto.Sha256;
import com.cartsnitch.platform.paging.PageRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked for: an operation and its parameters as they were read, so that one question has
 * one name however it was worded.
 *
 * @param operation names the operation, such as {@code stores.all}
 * @param parameters everything that the answer depends on beside the data, today's date included:
 *     an {@code Optional} or a collection of values that are told apart by their text, or such a
 *     value
 */
public record Question(String operation, List<Object> parameters) {

  /** A question. */
  public static Question of(String operation, Object... parameters) {
    return new Question(operation, List.of(parameters));
  }

  /** The same question about one page. */
  public Question onPage(PageRequest page) {
    return new Question(
        operation,
        Stream.concat(parameters.stream(), Stream.of(page.number(), page.size())).toList());
  }

  /** A name that no other question has. */
  String key() {
    return name(List.of(operation, parameters));
  }

  /** The same, other for each generation of the data. */
  String key(String generation) {
    return name(List.of(operation, parameters, generation));
  }

  private static String name(List<Object> parts) {
    byte[] hash = Sha256.of(bytes(parts));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static byte[] bytes(List<Object> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Each part says how long it is, so that no two lists of parts make the same bytes. */
  private static void write(DataOutputStream out, Object part) throws IOException {
    switch (part) {
      case Collection<?> several -> {
        out.writeByte('[');
        out.writeInt(several.size());
        for (Object each : several) {
          write(out, each);
        }
      }
      case Optional<?> maybe -> {
        out.writeByte('?');
        write(out, maybe.stream().toList());
      }
      default -> {
        byte[] text = part.toString().getBytes(StandardCharsets.UTF_8);
        out.writeByte('=');
        out.writeInt(text.length);
        out.write(text);
      }
    }
  }
}
