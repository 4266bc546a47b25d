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

/** What is logged in the name of a class from now on, from INFO up. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final @Nullable Level level;

  private CapturedLog(Logger logger) {
    this.logger = logger;
    this.level = logger.getLevel();
  }

  /** Begins to listen. */
  public static CapturedLog of(Class<?> type) {
    CapturedLog log = new CapturedLog((Logger) LoggerFactory.getLogger(type));
    log.start();
    log.logger.addAppender(log);
    log.logger.setLevel(Level.INFO);
    return log;
  }

  /** The messages so far, each with its level before it and its stack trace behind it. */
  public List<String> lines() {
    return lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    String trace = thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown);
    lines.add(event.getLevel() + " " + event.getFormattedMessage() + trace);
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(level);
  }
}
