package com.cartsnitch.platform.mail;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the letters where no mail server is configured; none is delivered. */
public final class NoMailServer implements Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(NoMailServer.class);

  private final boolean development;
  private final AtomicBoolean said = new AtomicBoolean();

  /**
   * @param development whether letters are shown in the log, links and all
   */
  public NoMailServer(boolean development) {
    this.development = development;
  }

  @Override
  public void post(Letter letter) {
    if (development) {
      LOG.info(
          "No CARTSNITCH_SMTP_URL, so this is not delivered. To {}: {}\n{}",
          letter.recipient(),
          letter.subject(),
          letter.text());
    } else if (said.compareAndSet(false, true)) {
      LOG.warn("Letters are not delivered, because CARTSNITCH_SMTP_URL is not set");
    }
  }
}
