/** Which pages of other origins may act with cookies. */
package com.cartsnitch.platform.http.origin;
