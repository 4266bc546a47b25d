package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.problems;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimingRulesTest {

  @Test
  void aConnectMayNotTakeLongerThanTheLogin() {
    assertThat(problems("CARTSNITCH_DB_CONNECT_TIMEOUT", "4"))
        .containsExactly(
            "CARTSNITCH_DB_LOGIN_TIMEOUT: must be at least CARTSNITCH_DB_CONNECT_TIMEOUT (4 s)");
  }

  @Test
  void theServerEndsAStatementBeforeTheSocketGivesUp() {
    assertThat(problems("CARTSNITCH_DB_SOCKET_TIMEOUT", "11"))
        .containsExactly(
            "CARTSNITCH_DB_SOCKET_TIMEOUT: must be at least CARTSNITCH_DB_STATEMENT_TIMEOUT + 2 (12"
                + " s)");
  }

  @Test
  void aStopWaitsForTheLongestStatement() {
    assertThat(problems("CARTSNITCH_SHUTDOWN_GRACE_SECONDS", "11.5"))
        .containsExactly(
            "CARTSNITCH_SHUTDOWN_GRACE_SECONDS: must be at least CARTSNITCH_DB_STATEMENT_TIMEOUT +"
                + " 2 (12 s)");
  }

  @Test
  void aRequestMayWaitAndThenRunItsStatement() {
    assertThat(problems("CARTSNITCH_DB_POOL_TIMEOUT", "35.5"))
        .containsExactly(
            "CARTSNITCH_REQUEST_TIMEOUT: must be more than"
                + " CARTSNITCH_DB_POOL_TIMEOUT + CARTSNITCH_DB_STATEMENT_TIMEOUT (45.5 s)");
  }

  @Test
  void aRequestMustOutlastThatAndNotJustEqualIt() {
    assertThat(problems("CARTSNITCH_REQUEST_TIMEOUT", "40")).hasSize(1);
    assertThat(problems("CARTSNITCH_REQUEST_TIMEOUT", "40.001")).isEmpty();
  }

  @Test
  void theLimitsThemselvesWillDo() {
    assertThat(
            read(
                    "CARTSNITCH_DB_CONNECT_TIMEOUT", "3",
                    "CARTSNITCH_DB_SOCKET_TIMEOUT", "12",
                    "CARTSNITCH_SHUTDOWN_GRACE_SECONDS", "12")
                .settings()
                .database()
                .connectTimeout())
        .hasSeconds(3);
  }
}
