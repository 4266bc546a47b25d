package com.cartsnitch.platform.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;

/**
 * One operation of the API.
 *
 * @param method the HTTP method
 * @param template the path with its parameters in braces, such as {@code
 *     /api/v1/public/trends/{product_id}}; metrics and logs name the operation by it
 * @param handler parses the request, calls the feature's service and answers
 */
public record Route(Method method, String template, Handler handler) {

  /** A read. */
  public static Route get(String template, Handler handler) {
    return new Route(Method.GET, template, handler);
  }
}
