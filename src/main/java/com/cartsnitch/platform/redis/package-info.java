/** Redis: one connection, bounded calls, and what it refuses. */
package com.cartsnitch.platform.redis;
