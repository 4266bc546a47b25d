package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.Figure;
import com.cartsnitch.resilience.Figures;
import com.cartsnitch.resilience.Timeline;
import com.cartsnitch.resilience.Timelines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Keeps what each fault test measured and writes {@code target/chaos/report.html} when all are
 * done. JUnit finds it by itself.
 */
public final class FaultRowListener implements TestExecutionListener {
  private final Records records = new Records(Path.of("target", "chaos"));
  private final String run = RunName.current();
  private boolean any;
  private long begun;

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      begun = System.nanoTime();
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    keep(test, TestRecord.SKIPPED, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      if (test.isTest()) {
        keep(test, TestRecord.PASSED, "");
      }
    } else {
      keep(test, TestRecord.FAILED, result.getThrowable().map(Throwable::toString).orElse(""));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (any) {
      try {
        new Report(records, FaultMatrix.read()).write();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void keep(TestIdentifier test, String outcome, String reason) {
    List<Figure> figures = Figures.take();
    Optional<Timeline> timeline = Timelines.take();
    Optional<TestSource> source = test.getSource();
    List<String> rows = source.map(FaultTests::rows).orElse(List.of());
    if (rows.isEmpty()) {
      return;
    }
    any = true;
    long millis = (System.nanoTime() - begun) / 1_000_000;
    String name = FaultTests.name(source.orElseThrow());
    try {
      records.add(new TestRecord(run, name, rows, outcome, millis, reason));
      for (Figure figure : figures) {
        records.add(new FigureRecord(run, name, rows, figure));
      }
      if (timeline.isPresent()) {
        records.keepChart(name, Chart.of(timeline.get()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
