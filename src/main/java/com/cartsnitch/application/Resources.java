package com.cartsnitch.application;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in reverse order; one that fails to close stops no other. */
final class Resources implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  public void close() {
    for (AutoCloseable resource; (resource = opened.poll()) != null; ) {
      try {
        resource.close();
      } catch (Exception e) {
        LOG.warn("{} could not be closed", resource.getClass().getSimpleName(), e);
      }
    }
  }
}
