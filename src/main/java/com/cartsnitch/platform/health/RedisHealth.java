package com.cartsnitch.platform.health;

/** Whether Redis answers. Told from memory: a probe never waits for Redis. */
@FunctionalInterface
public interface RedisHealth {

  /** What is known of Redis. */
  enum State {
    UP("true"),
    DOWN("false"),
    DISABLED("\"disabled\"");

    private final String json;

    State(String json) {
      this.json = json;
    }

    /** The value of {@code redis} in the body. */
    String json() {
      return json;
    }
  }

  /** What was found last. */
  State state();
}
