package com.cartsnitch.platform.operation;

import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.paging.PageRequest;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** One call of an operation. */
record Call(ServerRequest request, ServerResponse response, RequestInput input, Principal user) {
  private static final Principal ANYONE = new Principal("", false);

  static Call ofAnyone(ServerRequest request, ServerResponse response) {
    return ofUser(request, response, ANYONE);
  }

  static Call ofUser(ServerRequest request, ServerResponse response, Principal user) {
    return new Call(request, response, RequestInput.of(request), user);
  }

  String userId() {
    return user.userId();
  }

  /** What the operation reads; 422 with all that is bad. */
  <I> I read(Reader<I> reader) {
    I value = reader.read(input);
    input.check();
    return value;
  }

  /** The same, with the page that is asked for. */
  <I> Asked<I> readPage(Reader<I> reader, int defaultSize) {
    I value = reader.read(input);
    PageRequest page = input.page(defaultSize);
    input.check();
    return new Asked<>(value, page);
  }

  /** The same, where the client may send a key under which it repeats the request. */
  <I> I readKeyed(Reader<I> reader) {
    I value = reader.read(input);
    input.idempotencyKey();
    input.check();
    return value;
  }

  record Asked<I>(I value, PageRequest page) {}
}
