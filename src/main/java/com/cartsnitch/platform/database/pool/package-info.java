/** The connection pool: admission, its line, limits and eviction. */
package com.cartsnitch.platform.database.pool;
