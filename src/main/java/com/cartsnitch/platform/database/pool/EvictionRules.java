package com.cartsnitch.platform.database.pool;

import com.cartsnitch.platform.database.SqlStates;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Which failures end a pooled connection, where Hikari's own list is wrong for us: a primary that
 * was demoted to read-only must be left, a session that idled too long is gone, and a feature that
 * is not supported is no broken connection. Public with a public constructor because Hikari makes
 * it by name.
 */
public final class EvictionRules implements SQLExceptionOverride {

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return switch (String.valueOf(failure.getSQLState())) {
      case "25006", "25P03", "25P04", "57P04", "57P05" -> Override.MUST_EVICT;
      case "0A000" -> SqlStates.stalePlan(failure) ? Override.MUST_EVICT : Override.DO_NOT_EVICT;
      default -> Override.CONTINUE_EVICT;
    };
  }
}
