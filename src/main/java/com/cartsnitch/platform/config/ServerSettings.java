package com.cartsnitch.platform.config;

import java.time.Duration;

/**
 * The listeners and how they stop.
 *
 * @param port the main listener's port; 0 lets the system choose one
 * @param adminPort the admin listener's port (health and metrics); 0 lets the system choose one
 * @param requestTimeout the longest that one request may wait for what it needs
 * @param drain how long the service goes on serving after it was told to stop
 * @param shutdownGrace how long a stopping listener waits for its running requests
 */
public record ServerSettings(
    int port, int adminPort, Duration requestTimeout, Duration drain, Duration shutdownGrace) {}
