package com.cartsnitch.platform.health;

import com.cartsnitch.platform.health.HealthEffect.Evict;
import com.cartsnitch.platform.health.HealthEffect.TellLoss;
import com.cartsnitch.platform.health.HealthEffect.TellOutage;
import com.cartsnitch.platform.health.HealthEffect.TellReturn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what on-call must know of an outage; {@link Outage} decides when. */
final class HealthLog {
  private static final Logger LOG = LoggerFactory.getLogger(HealthLog.class);

  void write(HealthEffect effect) {
    switch (effect) {
      case TellLoss loss ->
          LOG.error("The database can't be used: {}", loss.reason().word(), loss.cause());
      case TellOutage outage ->
          LOG.warn(
              "The database still can't be used: {}; {} probes failed; {}",
              outage.reason().word(),
              outage.failures(),
              root(outage.cause()));
      case TellReturn found ->
          LOG.info("The database can be used again after {} ms", found.outage().toMillis());
      case Evict _ -> LOG.info("The pool's connections are replaced");
    }
  }

  /** The first line of what lies at the bottom of a failure. */
  private static String root(@Nullable Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; depth < 20 && root != null && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    return root == null ? "-" : String.valueOf(root).lines().findFirst().orElse("-");
  }
}
