/** Writes with an Idempotency-Key are done once. */
package com.cartsnitch.platform.http.idempotency;
