package com.cartsnitch.auth;

import com.cartsnitch.testing.MailServer;
import java.util.HashMap;
import java.util.Map;

/** What the tests of sign-in share. */
public final class AuthSecrets {
  public static final String SECRET = "test-auth-secret-0123456789-abcdef";

  /** Settings with which the service serves sign-in itself. */
  public static final Map<String, String> SETTINGS = Map.of("CARTSNITCH_AUTH_SECRET", SECRET);

  public static final String FOREIGN_PASSWORD = "correct horse battery";

  /** Of that password, by Python's bcrypt with cost 10. */
  public static final String FOREIGN_HASH =
      "$2b$10$Z83tXMUDSZtw53I6e.GcO.Ai9EZO3gZplpFvZmB6zghDYRlzjN7vO";

  private AuthSecrets() {}

  /** The same, with mail. */
  public static Map<String, String> with(MailServer mail) {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.putAll(mail.settings());
    return settings;
  }
}
