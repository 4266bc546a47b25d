/** Limits on attempts at passwords. */
package com.cartsnitch.auth.attempts;
