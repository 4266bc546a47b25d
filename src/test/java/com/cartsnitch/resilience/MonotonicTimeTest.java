package com.cartsnitch.resilience;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A clock that is set back or forward moves no time limit: whatever waits, refuses, counts a window
 * or judges health reads {@code System.nanoTime}, which no clock moves.
 */
@FaultRow("F31")
class MonotonicTimeTest {
  private static final String[] PACKAGES = {
    "com.cartsnitch.platform.cache..",
    "com.cartsnitch.platform.database..",
    "com.cartsnitch.platform.health..",
    "com.cartsnitch.platform.http..",
    "com.cartsnitch.platform.limit..",
  };
  private static final List<Class<?>> CLOCKS =
      List.of(
          Clock.class,
          InstantSource.class,
          Instant.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class);

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/test/"))
          .importPackages("com.cartsnitch.platform");

  @Test
  void noTimeLimitReadsTheMilliseconds() {
    noClasses()
        .that()
        .resideInAnyPackage(PACKAGES)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(Date.class)
        .check(classes);
  }

  @Test
  void noTimeLimitReadsAClock() {
    for (Class<?> clock : CLOCKS) {
      noClasses()
          .that()
          .resideInAnyPackage(PACKAGES)
          .should()
          .callMethodWhere(
              DescribedPredicate.describe("reads " + clock, call -> reads(call, clock)))
          .check(classes);
    }
  }

  private static boolean reads(JavaMethodCall call, Class<?> clock) {
    return call.getTargetOwner().isEquivalentTo(clock)
        && call.getName().matches("now|instant|millis|system.*");
  }
}
