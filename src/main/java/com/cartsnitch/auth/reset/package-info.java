/** Forgotten, reset and changed passwords. */
package com.cartsnitch.auth.reset;
