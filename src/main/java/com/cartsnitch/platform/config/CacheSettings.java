package com.cartsnitch.platform.config;

import java.time.Duration;

/**
 * What is answered from memory.
 *
 * @param staleIfError how old an answer with public data may be that is given while the database is
 *     away; zero: none is
 */
public record CacheSettings(Duration staleIfError) {}
