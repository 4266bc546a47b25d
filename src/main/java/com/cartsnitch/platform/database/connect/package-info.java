/** Connections of the driver: their properties, and single ones beside the pool. */
package com.cartsnitch.platform.database.connect;
