package com.cartsnitch.receipts;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;

/** The addresses that users mail their receipts to. */
public final class InboundAddresses {
  private static final String INSTRUCTIONS =
      "Forward your digital receipts from Meijer, Kroger and Target to this address."
          + " Purchases appear in your account once a receipt has been read.";

  private final InboundAddressQueries queries;
  private final String domain;

  public InboundAddresses(SqlRunner session, InboundEmailSettings settings) {
    this.queries = new InboundAddressQueries(session);
    this.domain = settings.domain();
  }

  /**
   * A user's address.
   *
   * @param userId the user
   * @throws ApiException 401 if the user has just been deleted
   */
  public InboundAddress of(String userId) {
    String token =
        queries
            .token(userId)
            .orElseThrow(() -> ApiException.of(ErrorCode.UNAUTHORIZED, "Invalid session token"));
    return new InboundAddress("receipts+%s@%s".formatted(token, domain), INSTRUCTIONS);
  }
}
