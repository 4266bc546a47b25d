package com.cartsnitch.resilience;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Which rows of the fault matrix, {@code src/docs/faults.md}, a test proves. On a class it stands
 * for all of its tests, beside what they name themselves.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Tag("fault")
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FaultRow {
  /** The rows, each as {@code F12}. */
  String[] value();
}
