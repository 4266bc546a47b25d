/** The migrations of the schema, and its revision. */
package com.cartsnitch.platform.database.migrate;
