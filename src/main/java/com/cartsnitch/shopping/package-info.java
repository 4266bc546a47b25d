/** Shopping lists. */
package com.cartsnitch.shopping;
