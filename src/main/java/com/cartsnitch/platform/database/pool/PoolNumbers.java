package com.cartsnitch.platform.database.pool;

/**
 * How full the pool is.
 *
 * @param active connections in use
 * @param idle connections at rest
 * @param waiting requests in line for a connection
 * @param max connections that there can be
 */
public record PoolNumbers(int active, int idle, int waiting, int max) {}
