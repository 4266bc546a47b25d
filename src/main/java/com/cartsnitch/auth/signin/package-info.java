/** Signing up, in and out. */
package com.cartsnitch.auth.signin;
