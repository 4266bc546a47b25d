package com.cartsnitch.delivery;

import com.marcnuri.helm.Helm;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test where the Helm engine has no native library for the platform. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsHelm.Condition.class)
@interface NeedsHelm {

  /** Tries the engine once for each test class. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      try {
        return ConditionEvaluationResult.enabled("Helm " + Helm.version().call());
      } catch (LinkageError | IllegalStateException e) {
        return ConditionEvaluationResult.disabled(
            "The Helm engine cannot be loaded on %s %s: %s"
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e));
      }
    }
  }
}
