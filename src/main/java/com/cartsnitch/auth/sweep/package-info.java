/** Deletes what has expired. */
package com.cartsnitch.auth.sweep;
