package com.cartsnitch.platform.operation;

import com.cartsnitch.platform.http.route.BodyLimit;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.http.route.Route.Access;
import io.helidon.http.Method;

/**
 * One operation of the API, declared completely. It begins with its method and path:
 *
 * {@snippet :
 * get("/api/v1/purchases")
 *     .forUsers()
 *     .reads(PurchaseFilter::read)
 *     .answersPage(Purchase.class, purchases::list)
 * }
 */
public final class Operation {
  private final Method method;
  private final String template;
  private final Access access;
  private final BodyLimit bodyLimit;
  private final Binding binding;

  private Operation(
      Method method, String template, Access access, BodyLimit bodyLimit, Binding binding) {
    this.method = method;
    this.template = template;
    this.access = access;
    this.bodyLimit = bodyLimit;
    this.binding = binding;
  }

  Operation(Method method, String template, Access access, Binding binding) {
    this(method, template, access, BodyLimit.STANDARD, binding);
  }

  /** Begins an operation that reads. */
  public static Opening get(String template) {
    return new Opening(Method.GET, template);
  }

  /** Begins an operation that creates, or that does something. */
  public static Opening post(String template) {
    return new Opening(Method.POST, template);
  }

  /** Begins an operation that replaces. */
  public static Opening put(String template) {
    return new Opening(Method.PUT, template);
  }

  /** Begins an operation that changes a part. */
  public static Opening patch(String template) {
    return new Opening(Method.PATCH, template);
  }

  /** Begins an operation that deletes. */
  public static Opening delete(String template) {
    return new Opening(Method.DELETE, template);
  }

  /** The same operation with another limit to its body. */
  public Operation withBodyLimit(BodyLimit limit) {
    return new Operation(method, template, access, limit, binding);
  }

  Route route(Frame frame) {
    Binding.Step step = binding.bind(frame);
    Route route =
        access == Access.OPEN
            ? Route.open(
                method,
                template,
                (request, response) -> step.serve(Call.ofAnyone(request, response)))
            : Route.user(
                method,
                template,
                (request, response, user) -> step.serve(Call.ofUser(request, response, user)));
    return route.withBodyLimit(bodyLimit);
  }
}
