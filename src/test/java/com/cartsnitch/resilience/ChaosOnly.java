package com.cartsnitch.resilience;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A fault test that takes too long for the ordinary build: only {@code -Pchaos} runs it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Tag("chaos")
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ChaosOnly {}
