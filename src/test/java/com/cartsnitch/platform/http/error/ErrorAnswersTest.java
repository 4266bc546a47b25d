package com.cartsnitch.platform.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.database.SqlStates.Meaning;
import com.cartsnitch.platform.database.pool.PoolFailures;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.platform.problem.FieldError;
import com.cartsnitch.platform.problem.ProblemCode;
import com.cartsnitch.platform.problem.RetryAfter;
import io.helidon.http.BadRequestException;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorAnswersTest {
  private static final String SECRET = "jdbc:postgresql://10.0.0.7/shop SELECT password";

  @ParameterizedTest
  @EnumSource
  void ourOwnAnswerIsSentAsItIs(ErrorCode code) {
    assertThat(ErrorAnswers.of(ApiException.of(code, "Because")))
        .isEqualTo(new Problem(code, "Because", List.of(), OptionalInt.empty()));
  }

  @Test
  void aWaitIsPassedOn() {
    ErrorCode code = ErrorCode.RATE_LIMITED;
    assertThat(ErrorAnswers.of(ApiException.retryLater(code, "Because", 7)))
        .isEqualTo(new Problem(code, "Because", List.of(), OptionalInt.of(7)));
  }

  @Test
  void aValidationErrorListsEveryField() {
    List<FieldError> errors =
        List.of(new FieldError("a", "must be b", "type"), new FieldError("c", "d", "range"));
    Problem problem = ErrorAnswers.of(ApiException.validation(errors));
    assertThat(problem.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
    assertThat(problem.detail()).isEqualTo("Validation error");
    assertThat(problem.errors()).isEqualTo(errors);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OVERLOADED", "USER_SHARE", "LINE_FULL"})
  void aMissingConnectionIsA503WithAWait(PoolUnavailableException.Reason reason) {
    Problem problem = ErrorAnswers.of(PoolFailures.of(reason, new SQLException(SECRET, "08006")));
    assertThat(problem.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(problem.retryAfter().orElseThrow()).isBetween(2, 8);
    assertThat(problem.detail()).matches("The (database|service)[a-z :]+");
  }

  @ParameterizedTest
  @EnumSource(names = {"OVERLOADED", "USER_SHARE", "LINE_FULL"})
  void anExcessOfRequestsIsOverInASecond(PoolUnavailableException.Reason reason) {
    Problem problem = ErrorAnswers.of(new PoolUnavailableException(reason));
    assertThat(problem.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(problem.retryAfter()).hasValue(RetryAfter.SOON);
  }

  @ParameterizedTest
  @CsvSource({
    "08006, SERVICE_UNAVAILABLE, 2, 8",
    "53300, SERVICE_UNAVAILABLE, 2, 8",
    "25006, SERVICE_UNAVAILABLE, 2, 8",
    "28P01, SERVICE_UNAVAILABLE, 2, 8",
    "55P03, SERVICE_UNAVAILABLE, 1, 1",
    "40P01, SERVICE_UNAVAILABLE, 1, 1",
    "57014, GATEWAY_TIMEOUT,    -1, -1",
    "23505, INTERNAL_ERROR,     -1, -1",
    "42501, INTERNAL_ERROR,     -1, -1",
    "42601, INTERNAL_ERROR,     -1, -1",
    "42703, INTERNAL_ERROR,     -1, -1",
  })
  void anSqlFailureMeansWhatItsStateSays(String state, ErrorCode code, int least, int most) {
    Throwable failure = new IllegalStateException(SECRET, new SQLException(SECRET, state));
    Problem problem = ErrorAnswers.of(failure);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.retryAfter().orElse(-1)).isBetween(least, most);
    assertThat(problem.toString()).doesNotContain("postgresql", "SELECT", "password");
  }

  @Test
  void aSchemaThatIsKnownToBeOldIsA503WithAWait() {
    Problem problem = ErrorAnswers.of(PoolFailures.outdated(new SQLException(SECRET, "42703")));
    assertThat(problem.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(problem.retryAfter().orElseThrow()).isBetween(2, 8);
    assertThat(problem.detail()).isEqualTo("The database is unavailable");
  }

  @Test
  void everyStateOfTheTableIsMapped() {
    SqlStates.table()
        .forEach(
            (state, meaning) -> {
              String full = state.length() == 2 ? state + "000" : state;
              ProblemCode code = ErrorAnswers.of(new SQLException(SECRET, full)).code();
              boolean ours = meaning == Meaning.CONSTRAINT || meaning == Meaning.SCHEMA;
              assertThat(code == ErrorCode.INTERNAL_ERROR).as(state).isEqualTo(ours);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "404, NOT_FOUND",
    "405, METHOD_NOT_ALLOWED",
    "413, PAYLOAD_TOO_LARGE",
    "415, UNSUPPORTED_MEDIA_TYPE",
    "418, BAD_REQUEST",
    "431, HEADERS_TOO_LARGE",
    "500, INTERNAL_ERROR",
    "501, INTERNAL_ERROR",
    "503, SERVICE_UNAVAILABLE",
  })
  void anErrorOfHelidonKeepsItsStatusAndLosesItsMessage(int status, ErrorCode code) {
    Problem problem = ErrorAnswers.of(new HttpException(SECRET, Status.create(status)));
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.detail()).isEqualTo(code.detail());
    assertThat(ErrorAnswers.of(new BadRequestException(SECRET)).detail()).isEqualTo("Bad request");
  }

  static List<Throwable> unknown() {
    return List.of(
        new IllegalArgumentException(SECRET),
        new IllegalStateException(SECRET),
        new NullPointerException(SECRET),
        new SQLException(SECRET),
        new RuntimeException(SECRET, new IllegalArgumentException(SECRET)),
        new StackOverflowError(SECRET));
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void whatNobodyExpectedIsA500ThatSaysNothingOfItself(Throwable failure) {
    assertThat(ErrorAnswers.of(failure)).isEqualTo(Problem.of(ErrorCode.INTERNAL_ERROR));
    assertThat(ErrorAnswers.of(failure).detail()).isEqualTo("Internal server error");
  }

  @Test
  void theBodyHasErrorsOnlyWhereThereAreSome() {
    assertThat(json(Problem.of(ErrorCode.NOT_FOUND)))
        .isEqualTo("{\"detail\":\"Not found\",\"code\":\"NOT_FOUND\",\"request_id\":\"r1\"}");
    assertThat(
            json(
                ErrorAnswers.of(
                    ApiException.validation(List.of(new FieldError("q", "is \"bad\"", "type"))))))
        .isEqualTo(
            "{\"detail\":\"Validation error\",\"code\":\"VALIDATION_ERROR\",\"errors\":"
                + "[{\"field\":\"q\",\"message\":\"is \\\"bad\\\"\",\"type\":\"type\"}],"
                + "\"request_id\":\"r1\"}");
  }

  private static String json(Problem problem) {
    return new String(ErrorBody.of(problem, "r1").json(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
