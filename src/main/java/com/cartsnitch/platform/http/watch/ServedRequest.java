package com.cartsnitch.platform.http.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request that was answered.
 *
 * @param method the HTTP method as it was sent
 * @param path its path as it was sent, without the query; it may carry a secret
 * @param template the route's template, or {@code unmatched}
 * @param status the answer's status
 * @param elapsed from its first filter to its last byte
 * @param id the request's id
 * @param userId the user the sender, if known
 * @param client tells the client's address
 */
public record ServedRequest(
    String method,
    String path,
    String template,
    int status,
    Duration elapsed,
    String id,
    Optional<String> userId,
    Supplier<String> client) {}
