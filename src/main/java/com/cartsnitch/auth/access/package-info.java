/** From the credentials of a request to its caller. */
package com.cartsnitch.auth.access;
