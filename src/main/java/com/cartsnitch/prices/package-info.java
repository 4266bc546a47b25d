/** Observed prices. */
package com.cartsnitch.prices;
