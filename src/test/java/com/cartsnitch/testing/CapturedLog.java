package com.cartsnitch.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What is logged from now on, in some name or in all. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final @Nullable Level level;

  private CapturedLog(String name, Level from) {
    this.logger = (Logger) LoggerFactory.getLogger(name);
    this.level = logger.getLevel();
    start();
    logger.addAppender(this);
    logger.setLevel(from);
  }

  /** Begins to listen to what is logged in the name of a class, from INFO up. */
  public static CapturedLog of(Class<?> type) {
    return of(type.getName());
  }

  /** Begins to listen to what is logged in a name, from INFO up. */
  public static CapturedLog of(String name) {
    return of(name, Level.INFO);
  }

  /**
   * Begins to listen.
   *
   * @param name in whose name and the names below it
   * @param from the lowest level
   */
  public static CapturedLog of(String name, Level from) {
    return new CapturedLog(name, from);
  }

  /**
   * The messages so far, each with its level before it and, behind it, what was known of its
   * request and its stack trace.
   */
  public List<String> lines() {
    return lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    String trace = thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown);
    String known = event.getMDCPropertyMap().isEmpty() ? "" : " " + event.getMDCPropertyMap();
    lines.add(event.getLevel() + " " + event.getFormattedMessage() + known + trace);
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(level);
  }
}
