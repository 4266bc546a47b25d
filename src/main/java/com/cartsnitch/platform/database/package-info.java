/** PostgreSQL: the pool and its gate, statements, transactions, migrations. */
package com.cartsnitch.platform.database;
