package com.cartsnitch.platform.http.input;

import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.http.input.JsonDocument.Fields;
import com.cartsnitch.platform.http.request.BodyAllowance;
import com.cartsnitch.platform.http.request.BoundedBody;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's body, read once. */
final class RequestBody {
  private static final byte[] NONE = {};

  private final ServerRequest request;
  private final BodyAllowance allowance;
  private byte @Nullable [] bytes;

  RequestBody(ServerRequest request) {
    this.request = request;
    this.allowance = RequestContext.bodyAllowance();
  }

  /**
   * The body as it was sent; empty where there is none.
   *
   * @throws ApiException 400 if its length is ambiguous or the client disconnected before its end;
   *     413 if it is longer than the route takes, 503 if it is large and too many others are
   */
  byte[] bytes() {
    if (bytes == null) {
      bytes = request.content().hasEntity() ? read() : NONE;
    }
    return bytes;
  }

  private byte[] read() {
    Admission.leave(); // it may be slow to come
    try {
      return new BoundedBody(allowance, request.headers()).read(request.content().inputStream());
    } catch (IllegalArgumentException _) {
      // Helidon's words for a chunk without a length, which quote what stands in its place
      throw ApiException.of(ErrorCode.BAD_REQUEST);
    } catch (DataReader.InsufficientDataAvailableException | CloseConnectionException _) {
      throw ApiException.of(ErrorCode.BAD_REQUEST, "The body is not whole");
    }
  }

  /**
   * The body as a JSON object.
   *
   * @param errors where bad fields are noted
   * @throws ApiException 400 if it is not JSON, 413 if it has too many tokens, 415 if it says to be
   *     something else
   */
  BodyInput object(FieldErrors errors) {
    requireJson();
    Object document = JsonDocument.parse(bytes(), allowance.limit().tokens());
    if (document instanceof Fields(Map<String, Object> values, int _, int _)) {
      return BodyInput.ofJson(values, this::text, errors);
    }
    errors.add("body", "must be an object", "type");
    return BodyInput.none(errors);
  }

  private String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Whether the body says to be a form. */
  boolean isForm() {
    return request
        .headers()
        .contentType()
        .map(HttpMediaType::mediaType)
        .filter(MediaTypes.APPLICATION_FORM_URLENCODED::equals)
        .isPresent();
  }

  /**
   * The body as a form.
   *
   * @param errors where bad fields are noted
   * @throws ApiException 400 if it is not URL-encoded, 413 if it has too many fields
   */
  BodyInput form(FieldErrors errors) {
    return BodyInput.ofForm(FormDocument.parse(bytes(), allowance.limit().tokens() / 2), errors);
  }

  private void requireJson() {
    if (request.headers().contains(HeaderNames.CONTENT_TYPE)
        && !json(request.headers().get(HeaderNames.CONTENT_TYPE).values())) {
      throw ApiException.of(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be sent as application/json");
    }
  }

  private static boolean json(String contentType) {
    try {
      String subtype = HttpMediaType.create(contentType).subtype();
      return subtype.equals("json") || subtype.endsWith("+json");
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
