package com.cartsnitch.auth.user;

import com.cartsnitch.platform.http.input.BodyInput;
import java.util.Optional;

/** The field {@code email} of a body. */
public final class EmailField {
  private static final String NAME = "email";

  private EmailField() {}

  /** An address that must be there and be one. */
  public static Optional<EmailAddress> required(BodyInput body) {
    body.require(NAME);
    return optional(body);
  }

  /** An address that must be one. */
  public static Optional<EmailAddress> optional(BodyInput body) {
    Optional<String> given = body.anyText(NAME, FieldLength.RULED);
    Optional<EmailAddress> address = given.flatMap(EmailAddress::parse);
    if (given.isPresent() && address.isEmpty()) {
      body.refuse(NAME, "must be an e-mail address", "pattern");
    }
    return address;
  }
}
