/** The inflation index and the consumer price index beside it. */
package com.cartsnitch.inflation;
