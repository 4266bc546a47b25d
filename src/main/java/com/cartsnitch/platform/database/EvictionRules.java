package com.cartsnitch.platform.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Which failures end a pooled connection, where Hikari's own list is wrong for us: a primary that
 * was demoted to read-only must be left, and a feature that is not supported is no broken
 * connection. Public with a public constructor because Hikari makes it by name.
 */
public final class EvictionRules implements SQLExceptionOverride {

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return switch (String.valueOf(failure.getSQLState())) {
      case "25006" -> Override.MUST_EVICT;
      case "0A000" ->
          String.valueOf(failure.getMessage()).contains("cached plan")
              ? Override.MUST_EVICT
              : Override.DO_NOT_EVICT;
      default -> Override.CONTINUE_EVICT;
    };
  }
}
