package com.cartsnitch.resilience;

import java.time.Duration;

/**
 * The time limits of the contract. {@code -Pchaos} asserts them as they stand; the ordinary build,
 * on a machine that may be busy, asserts what follows from them.
 *
 * @param probe the longest answer of a probe
 * @param unready from the loss of the database to the last healthy answer
 * @param refused from the loss until data requests are refused at once
 * @param atOnce the longest answer of a refused request, a storm of probes beside it
 * @param ready from the return of the database to readiness
 * @param readyAfterSilence the same, after a server that accepted connections and said nothing
 * @param readyAfterFailover from the moment in which a new primary can be reached to readiness
 * @param refusedInLine the longest wait in line when the database dies
 * @param readyAfterExhaustion from a free slot to readiness
 * @param goodput under overload, the least share of the capacity that is answered
 * @param accepted under overload, what one accepted request in a hundred may exceed
 * @param rejected under overload, the longest refusal of one request in two
 * @param draining from SIGTERM to the first probe that is told of it
 * @param exit from SIGTERM to the end of a process that drains for 3 s
 * @param listening from the start of the service, the database away, to its first answer
 * @param late what an answer at a time limit may come after it
 */
record Bounds(
    Duration probe,
    Duration unready,
    Duration refused,
    Duration atOnce,
    Duration ready,
    Duration readyAfterSilence,
    Duration readyAfterFailover,
    Duration refusedInLine,
    Duration readyAfterExhaustion,
    double goodput,
    Duration accepted,
    Duration rejected,
    Duration draining,
    Duration exit,
    Duration listening,
    Duration late) {

  static final boolean STRICT_IN_FORCE = Boolean.getBoolean("chaos.strict");

  private static final Bounds STRICT =
      new Bounds(
          Duration.ofMillis(850),
          Duration.ofMillis(1500),
          Duration.ofSeconds(3),
          Duration.ofMillis(500),
          Duration.ofSeconds(6),
          Duration.ofSeconds(8),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          0.8,
          Duration.ofSeconds(1),
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          Duration.ofSeconds(8),
          Duration.ofSeconds(5),
          Duration.ofMillis(500));
  private static final Bounds WITH_SLACK =
      new Bounds(
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(12),
          Duration.ofSeconds(15),
          Duration.ofSeconds(6),
          Duration.ofSeconds(8),
          Duration.ofSeconds(5),
          0.2,
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(20),
          Duration.ofSeconds(15),
          Duration.ofSeconds(2));

  static Bounds inForce() {
    return STRICT_IN_FORCE ? STRICT : WITH_SLACK;
  }
}
