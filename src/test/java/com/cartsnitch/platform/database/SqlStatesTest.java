package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.SqlStates.Meaning;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {

  @ParameterizedTest
  @CsvSource({
    "08000, UNAVAILABLE",
    "08001, UNAVAILABLE",
    "08006, UNAVAILABLE",
    "53300, UNAVAILABLE",
    "53100, UNAVAILABLE",
    "57P01, UNAVAILABLE",
    "57P02, UNAVAILABLE",
    "57P03, UNAVAILABLE",
    "57P04, UNAVAILABLE",
    "57P05, UNAVAILABLE",
    "25P03, UNAVAILABLE",
    "25P04, UNAVAILABLE",
    "58030, UNAVAILABLE",
    "25006, UNAVAILABLE",
    "55P03, BUSY",
    "40001, BUSY",
    "40P01, BUSY",
    "57014, STATEMENT_TIMEOUT",
    "28000, AUTH",
    "28P01, AUTH",
    "3D000, AUTH",
    "42501, SCHEMA",
    "42703, SCHEMA",
    "42883, SCHEMA",
    "3F000, SCHEMA",
    "23000, CONSTRAINT",
    "23505, CONSTRAINT",
    "23503, CONSTRAINT",
    "22P02, OTHER",
    "25001, OTHER",
    "40002, OTHER",
    "42601, SCHEMA",
    "42P01, SCHEMA",
    "57000, OTHER",
    "XX000, OTHER",
    "'0',   OTHER",
    "'',    OTHER",
    "080066, OTHER",
  })
  void eachStateHasOneMeaning(String state, Meaning meaning) {
    assertThat(SqlStates.of(state)).isEqualTo(meaning);
  }

  @Test
  void aPlanThatWentStaleIsNoMissingFeature() {
    assertThat(SqlStates.of(new SQLException("ERROR: cached plan must not change", "0A000")))
        .isEqualTo(Meaning.BUSY);
    assertThat(SqlStates.of(new SQLException("ERROR: not supported", "0A000")))
        .isEqualTo(Meaning.OTHER);
  }

  @Test
  void theTableHoldsStatesAndClassesOnly() {
    assertThat(SqlStates.table().keySet())
        .allMatch(state -> state.matches("[0-9A-Z]{2}([0-9A-Z]{3})?"));
    assertThat(SqlStates.table()).doesNotContainValue(Meaning.OTHER).isUnmodifiable();
  }

  @Test
  void findsTheFailureUnderWhateverWrapsIt() {
    SQLException inner = new SQLException("lost", "08006");
    assertThat(SqlStates.find(new IllegalStateException(new IOException(inner)))).contains(inner);
    assertThat(SqlStates.find(inner)).contains(inner);
  }

  @Test
  void passesOverFailuresWithoutAState() {
    SQLException inner = new SQLException("lost", "08006");
    assertThat(SqlStates.find(new SQLException("no state", inner))).contains(inner);
    BatchUpdateException batch = new BatchUpdateException();
    batch.setNextException(inner);
    assertThat(SqlStates.find(batch)).contains(inner);
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    assertThat(SqlStates.find(new IllegalStateException(new IOException()))).isEmpty();
    assertThat(SqlStates.find(new SQLException("no state"))).isEmpty();
  }

  @Test
  void endsOnCausesThatGoRoundInCircles() {
    Exception first = new Exception("first");
    first.initCause(new Exception("second", first));
    assertThat(SqlStates.find(first)).isEmpty();
  }
}
