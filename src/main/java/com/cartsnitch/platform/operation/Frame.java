package com.cartsnitch.platform.operation;

import com.cartsnitch.platform.answers.PublicAnswers;
import com.cartsnitch.platform.http.answer.LargeAnswers;
import com.cartsnitch.platform.http.idempotency.Idempotency;
import com.cartsnitch.platform.http.route.Route;
import io.avaje.jsonb.Jsonb;
import java.util.List;

/**
 * What operations run in.
 *
 * @param jsonb writes the answers
 * @param idempotency runs what is done once
 * @param publicAnswers keeps and sends public answers
 * @param largeAnswers bounds how many large answers there are at once
 */
public record Frame(
    Jsonb jsonb, Idempotency idempotency, PublicAnswers publicAnswers, LargeAnswers largeAnswers) {

  /** The routes of operations. */
  public List<Route> routes(List<Operation> operations) {
    return operations.stream().map(operation -> operation.route(this)).toList();
  }
}
