package com.cartsnitch.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvictionRulesTest {

  @ParameterizedTest
  @CsvSource({
    "25006, cannot execute INSERT in a read-only transaction, MUST_EVICT",
    "25P03, terminating connection due to idle-in-transaction, MUST_EVICT",
    "25P04, terminating connection due to transaction timeout, MUST_EVICT",
    "57P04, the database was dropped,                         MUST_EVICT",
    "57P05, terminating connection due to idle-session,       MUST_EVICT",
    "0A000, cached plan must not change result type,          MUST_EVICT",
    "0A000, LISTEN is not supported here,                     DO_NOT_EVICT",
    "0A000, ,                                                 DO_NOT_EVICT",
    "08006, connection lost,                                  CONTINUE_EVICT",
    "57P01, terminating connection,                           CONTINUE_EVICT",
    "23505, duplicate key,                                    CONTINUE_EVICT",
    ",      no state at all,                                  CONTINUE_EVICT",
  })
  void adjudicates(@Nullable String state, @Nullable String message, Override verdict) {
    assertThat(new EvictionRules().adjudicate(new SQLException(message, state))).isEqualTo(verdict);
  }

  @Test
  void canBeMadeByName() throws Exception {
    assertThat(Class.forName(EvictionRules.class.getName()).getConstructor().newInstance())
        .isInstanceOf(EvictionRules.class);
  }
}
