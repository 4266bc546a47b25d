package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.FaultRow;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** Reads what tests say about the rows that they prove. */
final class FaultTests {
  private FaultTests() {}

  /** The rows of a test, or of all the tests of a class; none if it is no fault test. */
  static List<String> rows(TestSource source) {
    return switch (source) {
      case MethodSource method ->
          Stream.concat(rows(method.getJavaClass()), rows(method.getJavaMethod()))
              .distinct()
              .toList();
      case ClassSource type -> rowsOf(type.getJavaClass());
      default -> List.of();
    };
  }

  /** All the rows that a class and its tests name. */
  static List<String> rowsOf(Class<?> type) {
    Stream<String> methods = Stream.of(type.getDeclaredMethods()).flatMap(FaultTests::rows);
    return Stream.concat(rows(type), methods).distinct().toList();
  }

  /** Its class and method; the same for every set of its parameters. */
  static String name(TestSource source) {
    return switch (source) {
      case MethodSource method ->
          method.getJavaClass().getSimpleName() + '.' + method.getMethodName();
      case ClassSource type -> type.getJavaClass().getSimpleName();
      default -> source.toString();
    };
  }

  private static Stream<String> rows(AnnotatedElement element) {
    FaultRow annotation = element.getAnnotation(FaultRow.class);
    return annotation == null ? Stream.empty() : Stream.of(annotation.value());
  }
}
