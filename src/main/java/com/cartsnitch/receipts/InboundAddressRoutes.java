package com.cartsnitch.receipts;

import static com.cartsnitch.platform.operation.Operation.get;

import com.cartsnitch.platform.operation.Operation;
import java.util.List;

/** {@code /api/v1/me/email-in-address}. */
public final class InboundAddressRoutes {
  private final InboundAddresses addresses;

  public InboundAddressRoutes(InboundAddresses addresses) {
    this.addresses = addresses;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get("/api/v1/me/email-in-address").forUsers().answers(InboundAddress.class, addresses::of));
  }
}
