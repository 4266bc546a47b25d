/** PostgreSQL: the pool and its breaker, statements, transactions, migrations. */
package com.cartsnitch.platform.database;
